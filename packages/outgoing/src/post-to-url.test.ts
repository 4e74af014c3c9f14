import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { internet, network, serve } from './loopback.fixture.ts';
import { postToUrl } from './post-to-url.ts';

const call = { userAgent: 'Galley test', content: '{"ä":1}', withinMs: 20_000 };
const json = { 'content-type': 'application/json' };

test('posts the content with its length and says who posts', async () => {
  let seen = {};
  const port = await serve((request, response) => {
    void text(request).then((body) => {
      seen = { method: request.method, url: request.url, body, headers: request.headers };
      response.writeHead(202, { 'retry-after': '3' }).end('not read');
    });
  });
  const answer = await postToUrl(`http://site.test:${port}/hook?a=b`, {
    ...call,
    headers: json,
    network: network(port),
  });
  expect(answer).toEqual({ kind: 'answered', status: 202, retryAfter: '3', begins: '' });
  expect(seen).toMatchObject({
    method: 'POST',
    url: '/hook?a=b',
    body: '{"ä":1}',
    headers: {
      'content-type': 'application/json',
      'content-length': '8',
      'user-agent': 'Galley test',
    },
  });
});

test('a redirect is an answer and is not followed', async () => {
  let called = 0;
  const port = await serve((_, response) => {
    called += 1;
    response.writeHead(307, { location: '/other' }).end();
  });
  const through = network(port);
  const url = `http://site.test:${port}/`;
  expect(await postToUrl(url, { ...call, headers: json, network: through })).toEqual({
    kind: 'answered',
    status: 307,
    retryAfter: null,
    begins: '',
  });
  expect(called).toBe(1);
});

test('the beginning of a refusal is read as far as wanted, and that of a success is not', async () => {
  const port = await serve(({ url }, response) => {
    response.writeHead(url === '/fine' ? 200 : 422).end('x'.repeat(100_000));
  });
  const ask = { ...call, headers: json, network: network(port), mostBytes: 10 };
  const refused = await postToUrl(`http://site.test:${port}/`, ask);
  expect(refused).toMatchObject({ status: 422, begins: 'x'.repeat(10) });
  const taken = await postToUrl(`http://site.test:${port}/fine`, ask);
  expect(taken).toMatchObject({ status: 200, begins: '' });
});

test('an answer without end counts once its head is there', async () => {
  const port = await serve((_, response) => void response.writeHead(500).write('x'));
  const url = `http://site.test:${port}/`;
  expect(await postToUrl(url, { ...call, headers: json, network: network(port) })).toMatchObject({
    kind: 'answered',
    status: 500,
  });
});

test.each([
  'http://127.0.0.1/',
  'http://0x7f.1/',
  'http://[::ffff:127.0.0.1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://169.254.169.254/',
  'http://nowhere.invalid/',
])('nothing is posted to %s', async (url) => {
  expect(await postToUrl(url, { ...call, headers: json, network: internet })).toEqual({
    kind: 'unreachable',
    why: 'it cannot be reached',
  });
});

test('a server that never answers is left when the time is up', async () => {
  const port = await serve(() => undefined);
  const url = `http://site.test:${port}/`;
  expect(
    await postToUrl(url, { ...call, withinMs: 100, headers: json, network: network(port) }),
  ).toEqual({ kind: 'unreachable', why: 'no answer within 0.1 seconds' });
});
