import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { nameRequests, requestIdOf } from './request-id.ts';

const app = new Hono()
  .use(nameRequests(['10.0.0.0/8']))
  .get('/', (c) => c.text(requestIdOf(c)))
  .get('/made', () => new Response('made elsewhere'));

async function ask(peer: string, given?: string, path = '/') {
  const socket = { remoteAddress: peer, remotePort: 1, remoteFamily: 'IPv4' };
  const headers = new Headers(given === undefined ? {} : { 'x-request-id': given });
  const answer = await app.request(path, { headers }, { incoming: { socket } });
  return { id: answer.headers.get('x-request-id'), text: await answer.text() };
}

const OURS = /^[0-9a-f]{16}$/;

test('each request has an id of its own, which its answer names', async () => {
  const [one, other] = [await ask('203.0.113.9'), await ask('203.0.113.9')];
  expect(one.id).toMatch(OURS);
  expect(one.text).toBe(one.id);
  expect(other.id).not.toBe(one.id);
  expect((await ask('203.0.113.9', undefined, '/made')).id).toMatch(OURS);
});

test('a trusted proxy names its requests, and nobody else does', async () => {
  const its = '3f2b8c1e-77aa-4c1d-9d0e-5a6b7c8d9e0f';
  expect((await ask('10.0.0.1', its)).id).toBe(its);
  expect((await ask('203.0.113.9', its)).id).toMatch(OURS);
});

test.each([
  'short',
  'x'.repeat(65),
  '-begins-with-a-dash',
  'ada@readers.example',
  'with a space',
  'a%0alog%0aline',
])('an id of a proxy that is not well formed is not taken over: %j', async (given) => {
  expect((await ask('10.0.0.1', given)).id).toMatch(OURS);
});
