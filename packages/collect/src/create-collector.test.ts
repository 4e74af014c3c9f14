import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Network } from '@galley/outgoing';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createCollector } from './create-collector.ts';

const HTML = { 'content-type': 'text/html' };
const RSS = { 'content-type': 'application/rss+xml' };
const FEED =
  '<rss version="2.0"><channel><title>T</title><item><title>A</title><link>/a</link></item></channel></rss>';
const NONE = { etag: null, lastModified: null };

/** A collector whose internet is one site on loopback. */
async function collect(listener: RequestListener) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const network: Network = {
    resolve: async () => ['127.0.0.1'],
    mayReach: (address) => address === '127.0.0.1',
    mayUse: (to) => to === port,
    isOnline: async () => true,
  };
  const collector = createCollector({ publicUrl: 'https://digest.example', network });
  return { collector, site: (path: string) => `http://site.test:${port}${path}` };
}

test('reads the head of a page where its redirects end', async () => {
  const { collector, site } = await collect(({ url }, response) => {
    if (url === '/short') response.writeHead(302, { location: '/article' }).end();
    else response.writeHead(200, HTML).end('<title>Short and Long</title>');
  });
  const read = await collector.readArticle(site('/short'), 20_000);
  expect(read).toMatchObject({
    kind: 'read',
    head: { title: { value: 'Short and Long' }, url: { value: site('/article') } },
  });
});

test('says for whom it waits, and has the answer when it is asked again', async () => {
  let called = 0;
  const ready = Promise.withResolvers<void>();
  const { collector, site } = await collect((_, response) => {
    called += 1;
    void ready.promise.then(() => response.writeHead(200, HTML).end('<title>Late</title>'));
  });
  const url = site('/late');
  expect(await collector.readArticle(url, 10)).toEqual({
    kind: 'waiting',
    host: new URL(url).host,
  });
  ready.resolve();
  expect(await collector.readArticle(url, 20_000)).toMatchObject({ kind: 'read' });
  expect(called).toBe(1);
});

test('a page that was read is read again the next time', async () => {
  let called = 0;
  const { collector, site } = await collect((_, response) => {
    called += 1;
    response.writeHead(200, HTML).end('<title>A</title>');
  });
  await collector.readArticle(site('/a'), 20_000);
  await collector.readArticle(site('/a'), 20_000);
  expect(called).toBe(2);
});

test('a page that is read again is waited for, however long ago it was read before', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  let called = 0;
  const ready = Promise.withResolvers<void>();
  const { collector, site } = await collect((_, response) => {
    called += 1;
    const answer = () => response.writeHead(200, HTML).end('<title>A</title>');
    if (called === 1) answer();
    else void ready.promise.then(answer);
  });
  const url = site('/a');
  expect(await collector.readArticle(url, 60_000)).toMatchObject({ kind: 'read' });
  const waiting = collector.readArticle(url, 10);
  vi.advanceTimersByTime(30_000);
  expect(await waiting).toMatchObject({ kind: 'waiting' });
  ready.resolve();
  expect(await collector.readArticle(url, 60_000)).toMatchObject({ kind: 'read' });
  expect(called).toBe(2);
});

test.each([
  ['file:///etc/passwd', 'refused', 'it begins with file:, not http: or https:'],
  ['http://127.0.0.1/', 'refused', 'it uses a port other than 80 and 443'],
])('%s is not read', async (url, kind, why) => {
  const { collector } = await collect(() => undefined);
  expect(await collector.readArticle(url, 20_000)).toEqual({ kind, why });
});

test('an error page is not read', async () => {
  const { collector, site } = await collect((_, response) => response.writeHead(403, HTML).end());
  expect(await collector.readArticle(site('/wall'), 20_000)).toEqual({
    kind: 'unreadable',
    why: 'it answered with 403',
  });
});

test('finds a feed by itself, or by the page that names it', async () => {
  const { collector, site } = await collect(({ url }, response) => {
    if (url === '/feed') response.writeHead(200, { ...RSS, etag: '"1"' }).end(FEED);
    else if (url === '/') {
      response
        .writeHead(200, HTML)
        .end('<link rel="alternate" type="application/rss+xml" href="/feed">');
    } else response.writeHead(200, HTML).end('<p>none');
  });
  const found = {
    kind: 'found',
    url: site('/feed'),
    title: 'T',
    items: [{ title: 'A', url: site('/a'), publishedOn: null, authors: [] }],
    version: { etag: '"1"', lastModified: null },
  };
  expect(await collector.findFeed(site('/feed'))).toMatchObject(found);
  expect(await collector.findFeed(site('/'))).toMatchObject(found);
  expect(await collector.findFeed(site('/none'))).toEqual({
    kind: 'unreadable',
    why: 'the page names no feed',
  });
});

test.each<[string, RequestListener, object]>([
  ['unchanged', (_, response) => response.writeHead(304).end(), { kind: 'unchanged' }],
  ['gone', (_, response) => response.writeHead(410).end(), { kind: 'gone' }],
  [
    'too busy',
    (_, response) => response.writeHead(429, { 'retry-after': '600' }).end(),
    { kind: 'failed', why: 'it answered with 429', retryAfter: '600' },
  ],
  [
    'a page now',
    (_, response) => response.writeHead(200, HTML).end('<html>'),
    { kind: 'failed', why: 'it is neither RSS, Atom, RDF nor JSON Feed', retryAfter: null },
  ],
  [
    'changed',
    (_, response) => response.writeHead(200, RSS).end(FEED),
    { kind: 'read', title: 'T' },
  ],
])('reads a feed that is %s', async (_, listener, answer) => {
  const { collector, site } = await collect(listener);
  expect(await collector.readFeed(site('/feed'), { ...NONE, etag: '"1"' })).toMatchObject(answer);
});
