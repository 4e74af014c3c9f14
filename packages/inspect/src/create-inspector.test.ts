import { readMail } from '@galley/core/issue/preflight';
import { expect, test } from 'vitest';
import { createInspector } from './create-inspector.ts';

const inspector = createInspector({ publicUrl: 'https://digest.example' });

test('the real network refuses URLs outside the public web without a call or DNS', async () => {
  const urls = ['http://127.0.0.1/', 'http://10.0.0.1/', 'https://[fd00::1]/'];
  const asked = await inspector.askLinks(urls);
  expect(asked).toEqual({
    kind: 'asked',
    answers: new Map(
      urls.map((url) => [url, { kind: 'refused', why: 'it leads outside the public internet' }]),
    ),
  });
});

test('the real network uses web ports only', async () => {
  const url = 'http://1.1.1.1:25/';
  const asked = await inspector.askLinks([url]);
  expect(asked.kind === 'asked' && asked.answers.get(url)).toEqual({
    kind: 'refused',
    why: 'it uses a port other than 80 and 443',
  });
});

test('an empty list is answered at once', async () => {
  expect(await inspector.askLinks([])).toEqual({ kind: 'asked', answers: new Map() });
});

test('finds what mail programs lack without any call', async () => {
  const mail = readMail('<!DOCTYPE html><html><body><p style="position:fixed">A</p></body></html>');
  const found = await inspector.findUnsupported(mail);
  expect(found.map(({ slug }) => slug)).toContain('css-position');
});
