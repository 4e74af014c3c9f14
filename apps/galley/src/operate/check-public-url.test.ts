import { readConfig } from '@galley/runtime';
import { expect, test } from 'vitest';
import { checkPublicUrl } from './check-public-url.ts';

function check(publicUrl: string) {
  const env = { PUBLIC_URL: publicUrl, RESEND_API_KEY: 're_test', SECRET_KEYS: 'k'.repeat(32) };
  const read = readConfig(env, { cwd: '/', root: '/' });
  if (read.kind === 'invalid') throw new Error(read.problems.join());
  return checkPublicUrl(read.config);
}

test.each([
  'https://localhost',
  'https://127.0.0.1',
  'https://10.1.2.3',
  'https://172.16.0.1',
  'https://[::1]',
  'http://news.example',
])('%s draws a warning', (url) => {
  expect(check(url)).toMatchObject({ level: 'warns' });
});

test.each(['https://localhost.example', 'https://10.news.example', 'https://172.32.0.1'])(
  '%s draws none',
  (url) => {
    expect(check(url)).toMatchObject({ level: 'ok' });
  },
);
