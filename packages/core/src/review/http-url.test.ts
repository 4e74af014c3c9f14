import { expect, test } from 'vitest';
import { isHttpUrl } from './http-url.ts';

test.each([
  'https://a.example',
  'http://a.example/x?y=z#w',
  'HTTPS://A.EXAMPLE/',
  'https://bücher.example/ä',
  'https://a.example/{x}|y',
])('%s is a link', (url) => {
  expect(isHttpUrl(url)).toBe(true);
});

test.each([
  'javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>',
  'vbscript:x',
  'mailto:a@b.example',
  'ftp://a.example/',
  '//a.example/x',
  'www.a.example',
  'https:a.example',
  'https:/a.example',
  'https:\\\\a.example',
  'https://',
  'https://a.example/ x',
  ' https://a.example',
  'https://a.example/"onclick="x',
  'https://a.example/<script>',
  'https://a.example\\@b.example',
  'https://a.example@b.example/',
  'https://u:p@b.example/',
  'https://a.example/\u202egnp.exe',
  'https://a.example/\u061cx',
  'https://a.example/\u200dx',
  'https://a.example/\u206ax',
  'https://a.example/\u0000',
  'https://a.example/\ufdd0token\ufdd1',
  'https://[::1',
  `https://a.example/${'x'.repeat(2000)}`,
])('%j is not a link', (url) => {
  expect(isHttpUrl(url)).toBe(false);
});
