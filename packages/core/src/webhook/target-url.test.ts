import { expect, test } from 'vitest';
import { readTargetUrl } from './target-url.ts';

const read = (text: string, isLocal = false) => readTargetUrl(text, { isLocal });

test('an https URL is taken, without its fragment', () => {
  expect(read(' https://Hooks.example/in?team=1#top ')).toEqual({
    kind: 'ok',
    url: 'https://hooks.example/in?team=1',
  });
  expect(read('https://hooks.example:443/')).toMatchObject({ kind: 'ok' });
});

test.each([
  '',
  'hooks.example',
  'http://hooks.example/',
  'https://hooks.example:8443/',
  'ftp://hooks.example/',
  'file:///etc/passwd',
  'data:text/plain,x',
  'https://user@hooks.example/',
  'https://user:secret@hooks.example/',
  `https://hooks.example/${'x'.repeat(2000)}`,
])('%s is refused', (text) => {
  expect(read(text)).toMatchObject({ kind: 'invalid' });
  expect(read(text, true)).toMatchObject({ kind: 'invalid' });
});

test.each([
  'http://localhost:4000/in',
  'http://127.0.0.1:4000/',
  'https://[::1]/',
  'http://127.1/',
])('%s is taken in a local set-up only', (text) => {
  expect(read(text, true)).toMatchObject({ kind: 'ok' });
  expect(read(text)).toMatchObject({ kind: 'invalid' });
});
