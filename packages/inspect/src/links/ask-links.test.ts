import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AT_ONCE, askLinks } from './ask-links.ts';
import { createInternet, type Network } from '@galley/outgoing';

interface Seen {
  readonly method: string;
  readonly url: string;
  readonly host: string;
  readonly headers: readonly string[];
}

const seen: Seen[] = [];
const answers: Readonly<Record<string, RequestListener>> = {
  '/fine': (_, response) => response.end('x'.repeat(1_000_000)),
  '/logo': (_, response) => response.writeHead(200, { 'content-type': 'image/avif' }).end(),
  '/old-logo': (_, response) => response.writeHead(301, { location: '/logo' }).end(),
  '/gone': (_, response) => response.writeHead(410).end(),
  '/wall': (_, response) => response.writeHead(403).end(),
  '/down': (_, response) => response.writeHead(500).end(),
  '/no-head': ({ method }, response) => response.writeHead(method === 'HEAD' ? 405 : 200).end(),
  '/moved': (_, response) => response.writeHead(301, { location: '/fine' }).end(),
  '/for-now': (_, response) => response.writeHead(302, { location: '/moved' }).end(),
  '/': (_, response) => response.end(),
  '/lost': (_, response) => response.writeHead(302, { location: '/' }).end(),
  '/round': (_, response) => response.writeHead(301, { location: '/round' }).end(),
  '/inside': (_, response) =>
    response.writeHead(301, { location: 'http://metadata.test/latest' }).end(),
  '/to-file': (_, response) => response.writeHead(301, { location: 'file:///etc/passwd' }).end(),
  '/never': () => undefined,
};
const server = createServer((request, response) => {
  const { method = '', url = '', headers } = request;
  seen.push({ method, url, host: headers.host ?? '', headers: Object.keys(headers) });
  const answer = answers[url] ?? ((_, other) => other.writeHead(404).end());
  answer(request, response);
});

let port = 0;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const noHost = () => Object.assign(new Error('none'), { code: 'ENOTFOUND' });

/** A network in which `site.test` is our server and DNS finds only a few names. */
const world = (more: Partial<Network> = {}): Network => ({
  resolve: async (host) => {
    if (host === 'site.test') return ['127.0.0.1'];
    if (host === 'metadata.test') return ['169.254.169.254'];
    if (host === 'mixed.test') return ['127.0.0.1', '10.0.0.1'];
    throw noHost();
  },
  mayReach: (address) => address === '127.0.0.1' || createInternet().mayReach(address),
  mayUse: (to) => to === port || createInternet().mayUse(to),
  isOnline: async () => true,
  ...more,
});

const ask = async (urls: readonly string[], network = world()) =>
  askLinks(urls, { network, userAgent: 'Galley test', signal: AbortSignal.timeout(30_000) });

async function askOne(url: string) {
  const asked = await ask([url]);
  return asked.kind === 'asked' ? asked.answers.get(url) : asked;
}
const site = (path: string) => `http://site.test:${port}${path}`;

test.each<[string, object]>([
  ['/fine', { kind: 'answered' }],
  ['/logo', { kind: 'answered', type: 'image/avif' }],
  ['/missing', { kind: 'broken', status: 404 }],
  ['/gone', { kind: 'broken', status: 410 }],
  ['/down', { kind: 'broken', status: 500 }],
  ['/wall', { kind: 'unclear', status: 403 }],
  ['/no-head', { kind: 'answered' }],
  ['/for-now', { kind: 'answered' }],
  ['/round', { kind: 'unreachable', why: 'it redirects more than 5 times' }],
  ['/inside', { kind: 'refused', why: 'it leads outside the public internet' }],
  ['/to-file', { kind: 'refused', why: 'it begins with file:, not http: or https:' }],
])('%s gets its verdict', async (path, answer) => {
  expect(await askOne(site(path))).toEqual(answer);
});

test('a permanent redirect says where it leads', async () => {
  expect(await askOne(site('/moved'))).toEqual({ kind: 'moved', to: site('/fine') });
});

test('a redirect to the home page counts as moved there', async () => {
  expect(await askOne(site('/lost'))).toEqual({ kind: 'moved', to: site('/') });
});

test('sends HEAD to the name of the host, and says who asks', async () => {
  seen.length = 0;
  await askOne(site('/fine'));
  expect(seen).toMatchObject([{ method: 'HEAD', host: `site.test:${port}` }]);
  expect(seen[0]?.headers.toSorted()).toEqual(['accept', 'connection', 'host', 'user-agent']);
});

test.each([
  'http://127.0.0.1/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://0x7f000001/',
  'http://2130706433/',
  'http://169.254.169.254/latest/meta-data',
  'https://1.1.1.1:8443/',
  'https://1.1.1.1:22/',
  'https://user:password@1.1.1.1/',
  'http://metadata.test/',
  'ftp://site.test/',
  'https://',
])('%s is never called', async (url) => {
  seen.length = 0;
  const { mayReach } = createInternet();
  const asked = await ask([url], world({ mayReach }));
  expect(asked.kind === 'asked' && asked.answers.get(url)).toMatchObject({ kind: 'refused' });
  expect(seen).toEqual([]);
});

test('a host is refused if any of its addresses is', async () => {
  seen.length = 0;
  expect(await askOne(`http://mixed.test:${port}/fine`)).toMatchObject({ kind: 'refused' });
  expect(seen).toEqual([]);
});

test('connects to the address that was checked, even if the name points elsewhere later', async () => {
  let times = 0;
  const rebinding = world({
    resolve: async () => {
      times += 1;
      return times === 1 ? ['127.0.0.1'] : ['10.0.0.1'];
    },
  });
  expect(await ask([site('/fine')], rebinding)).toEqual({
    kind: 'asked',
    answers: new Map([[site('/fine'), { kind: 'answered' }]]),
  });
  expect(times).toBe(1);
});

test('gives no answer for links that there was no time to check', async () => {
  const ending = new AbortController();
  const never = Array.from({ length: AT_ONCE - 1 }, (_, at) => site(`/never#${at}`));
  const { resolve } = world();
  // The worker that is done with the fine one begins the last one; then time is up.
  const network = world({
    resolve: async (host) => {
      if (host === 'last.test') ending.abort();
      return resolve(host === 'last.test' ? 'site.test' : host);
    },
  });
  const urls = [...never, site('/fine'), `http://last.test:${port}/fine`];
  const asked = await askLinks(urls, { network, userAgent: 'test', signal: ending.signal });
  expect(asked).toEqual({
    kind: 'asked',
    answers: new Map([[site('/fine'), { kind: 'answered' }]]),
  });
});

test('one unknown host is a broken link, but if all hosts are unknown this machine is offline', async () => {
  const nowhere = ['https://a.invalid/', 'https://b.invalid/'];
  const asked = await ask([site('/fine'), ...nowhere]);
  expect(asked.kind === 'asked' && asked.answers.get('https://a.invalid/')).toEqual({
    kind: 'unreachable',
    why: 'its host was not found',
  });
  expect(await ask(nowhere, world({ isOnline: async () => false }))).toEqual({ kind: 'offline' });
  expect((await ask(nowhere)).kind).toBe('asked');
});

test('a refused connection is distinguished from a slow answer', async () => {
  const free = createServer();
  await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve));
  const { port: closed } = free.address() as AddressInfo;
  await new Promise((resolve) => free.close(resolve));
  const url = `http://site.test:${closed}/`;
  const asked = await ask([url], world({ mayUse: () => true }));
  expect(asked.kind === 'asked' && asked.answers.get(url)).toEqual({
    kind: 'unreachable',
    why: 'the connection was refused',
  });
});

test('a picture that moved has the type that it has there', async () => {
  expect(await askOne(site('/old-logo'))).toEqual({
    kind: 'moved',
    to: site('/logo'),
    type: 'image/avif',
  });
});
