import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { localOnly } from './local-only.ts';

const app = new Hono().use(localOnly).get('/', (c) => c.text('mail'));

async function ask(host: string, socket?: { remoteAddress: string; localAddress: string }) {
  const env = socket === undefined ? {} : { incoming: { socket } };
  return (await app.request('/', { headers: { host } }, env)).status;
}

test.each([
  ['localhost:3000', '127.0.0.1', '127.0.0.1'],
  ['127.0.0.1:3000', '::ffff:127.0.0.1', '::ffff:127.0.0.1'],
  ['[::1]:3000', '::1', '::1'],
  ['10.0.0.5:3000', '10.0.0.5', '10.0.0.5'],
])('answers %s from %s', async (host, remoteAddress, localAddress) => {
  expect(await ask(host, { remoteAddress, localAddress })).toBe(200);
});

test.each([
  ['a machine beside this one', '10.0.0.5:3000', '10.0.0.9', '10.0.0.5'],
  ['a machine that says localhost', 'localhost:3000', '10.0.0.9', '10.0.0.5'],
  ['a proxy that passes a public name on', 'news.example', '127.0.0.1', '127.0.0.1'],
  ['a name that was pointed here', 'rebound.example:3000', '127.0.0.1', '127.0.0.1'],
  ['no readable name', '', '127.0.0.1', '127.0.0.1'],
])('answers nothing to %s', async (_who, host, remoteAddress, localAddress) => {
  expect(await ask(host, { remoteAddress, localAddress })).toBe(403);
});

test.each(['Forwarded', 'Via', 'X-Forwarded-For', 'X-Forwarded-Host', 'X-Real-IP'])(
  'answers nothing to a proxy that asks by the name of this machine and says %s',
  async (name) => {
    const headers = { host: '127.0.0.1:3000', [name]: '203.0.113.9' };
    expect((await app.request('/', { headers })).status).toBe(403);
  },
);

test('answers nothing to HTTP/1.0, which proxies speak and browsers do not', async () => {
  const socket = { remoteAddress: '127.0.0.1', localAddress: '127.0.0.1' };
  const headers = { host: '127.0.0.1:3000' };
  const ask10 = (httpVersion: string) =>
    app.request('/', { headers }, { incoming: { socket, httpVersion } });
  expect((await ask10('1.0')).status).toBe(403);
  expect((await ask10('1.1')).status).toBe(200);
});

test('answers a request that came through no socket', async () => {
  expect(await ask('localhost')).toBe(200);
});
