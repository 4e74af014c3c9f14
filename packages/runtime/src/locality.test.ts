import { expect, test } from 'vitest';
import { readConfig, type Env } from './config.ts';
import { localityOf } from './locality.ts';

function localityIn(env: Env) {
  const read = readConfig(env, { cwd: '/', root: '/' });
  if (read.kind === 'invalid') throw new Error(read.problems.join('\n'));
  return localityOf(read.config);
}

const ELSEWHERE = { DATABASE_URL: 'postgres://db.example/galley', SECRET_KEY: 'k'.repeat(32) };

test.each<Env>([
  {},
  { PORT: '4300' },
  { PUBLIC_URL: 'http://localhost:3000' },
  { PUBLIC_URL: 'https://127.0.0.1' },
  { PUBLIC_URL: 'http://[::1]:3000' },
  { HOST: 'localhost' },
  { HOST: '::1' },
  { HOST: '127.0.0.2' },
  ELSEWHERE,
])('a set-up with %j is local', (env) => {
  expect(localityIn(env)).toEqual({ kind: 'local' });
});

test.each<[Env, ...string[]]>([
  [{ RESEND_API_KEY: 're_x' }, 'RESEND_API_KEY is set'],
  [{ RESEND_API_KEY: 're_x', RESEND_BASE_URL: 'http://127.0.0.1:4010' }, 'RESEND_API_KEY is set'],
  [{ PUBLIC_URL: 'https://news.example' }, 'PUBLIC_URL is https://news.example'],
  [{ PUBLIC_URL: 'http://10.0.0.5' }, 'PUBLIC_URL is http://10.0.0.5'],
  [{ PUBLIC_URL: 'http://localhost.example' }, 'PUBLIC_URL is http://localhost.example'],
  [{ HOST: '0.0.0.0' }, 'HOST is 0.0.0.0'],
  [{ HOST: '::' }, 'HOST is ::'],
  [{ HOST: '10.0.0.5' }, 'HOST is 10.0.0.5'],
  [{ HOST: 'machine' }, 'HOST is machine'],
  [{ TRUSTED_PROXIES: 'loopback' }, 'TRUSTED_PROXIES is set'],
  [{ TRUSTED_PROXIES: '10.0.0.7', PUBLIC_URL: 'http://[::1]:3000' }, 'TRUSTED_PROXIES is set'],
  [
    {
      RESEND_API_KEY: 're_x',
      PUBLIC_URL: 'https://a.example',
      HOST: '::',
      TRUSTED_PROXIES: '10.0.0.0/8',
    },
    'RESEND_API_KEY is set',
    'PUBLIC_URL is https://a.example',
    'HOST is ::',
    'TRUSTED_PROXIES is set',
  ],
])('a set-up with %j is not: %s', (env, ...because) => {
  expect(localityIn(env)).toEqual({ kind: 'public', because });
});
