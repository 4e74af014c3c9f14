import { readConfig } from '@galley/runtime';
import { expect, test } from 'vitest';
import { checkProxies } from './check-proxies.ts';

function levels(env: Record<string, string>) {
  const read = readConfig(env);
  if (read.kind === 'invalid') throw new Error(read.problems.join('\n'));
  return checkProxies(read.config).map(({ level }) => level);
}

test('warns about a proxy that must exist but is not named', () => {
  expect(levels({})).toEqual([]);
  expect(levels({ PUBLIC_URL: 'http://192.0.2.7:8080' })).toEqual([]);
  expect(levels({ PUBLIC_URL: 'https://news.example' })).toEqual(['warns']);
  expect(levels({ PUBLIC_URL: 'https://news.example', TRUSTED_PROXIES: 'loopback' })).toEqual([
    'ok',
  ]);
});
