import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { localOnly } from './local-only.ts';

const app = new Hono().use(localOnly).get('/', (c) => c.text('mail'));

interface Asked {
  readonly target?: string;
  readonly peer?: string;
  readonly httpVersion?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

async function ask(host: string, { target, peer, httpVersion, headers }: Asked = {}) {
  const incoming = {
    httpVersion: httpVersion ?? '1.1',
    headers: { host, ...headers },
    socket: { remoteAddress: peer ?? '127.0.0.1', localPort: 3000 },
  };
  return (await app.request(target ?? `http://${host}/`, {}, { incoming })).status;
}

test.each([
  ['localhost:3000', '127.0.0.1'],
  ['LocalHost:3000', '::1'],
  ['127.0.0.1:3000', '::ffff:127.0.0.1'],
  ['[::1]:3000', '::1'],
])('answers a request for %s from %s', async (host, peer) => {
  expect(await ask(host, { peer })).toBe(200);
});

test.each([
  ['another name', 'news.example'],
  ['a name that was rebound to this machine', 'rebound.example:3000'],
  ['a name that starts like ours', 'localhost.example:3000'],
  ['the address of another network', '10.0.0.5:3000'],
  ['the wildcard address', '0.0.0.0:3000'],
  ['another port', 'localhost:3001'],
  ['the default port of http', 'localhost'],
])('refuses %s', async (_what, host) => {
  expect(await ask(host)).toBe(403);
});

test.each(['10.0.0.9', '203.0.113.9', '::ffff:10.0.0.9', ''])(
  'refuses the peer %j that asks for localhost',
  async (peer) => {
    expect(await ask('localhost:3000', { peer })).toBe(403);
  },
);

test('refuses a request whose target and Host name different machines', async () => {
  expect(await ask('localhost:3000', { target: 'http://news.example/' })).toBe(403);
  expect(await ask('news.example', { target: 'http://localhost:3000/' })).toBe(403);
});

test.each([
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-port',
  'x-forwarded-server',
  'x-forwarded',
  'forwarded-for',
  'x-forward-for',
  'x-real-ip',
  'x-client-ip',
  'client-ip',
  'x-cluster-client-ip',
  'true-client-ip',
  'fastly-client-ip',
  'wl-proxy-client-ip',
  'x-remote-addr',
  'x-originating-ip',
  'x-original-host',
  'x-original-forwarded-for',
  'x-host',
  'x-proxyuser-ip',
  'proxy-connection',
  'cf-connecting-ip',
  'cf-ray',
  'cdn-loop',
  'fly-client-ip',
  'x-amzn-trace-id',
  'x-amz-cf-id',
  'x-envoy-external-address',
  'x-azure-clientip',
  'x-cloud-trace-context',
])('refuses a proxy that asks by our name and adds %s', async (name) => {
  expect(await ask('localhost:3000', { headers: { [name]: '203.0.113.9' } })).toBe(403);
});

test('answers a browser and curl with all their usual headers', async () => {
  const headers = {
    accept: '*/*',
    'accept-encoding': 'gzip, deflate, br, zstd',
    'accept-language': 'en-GB',
    'cache-control': 'no-cache',
    connection: 'keep-alive',
    cookie: 'a=b',
    dnt: '1',
    origin: 'http://localhost:3000',
    priority: 'u=0, i',
    referer: 'http://localhost:3000/proof',
    'sec-ch-ua': '"Chromium";v="142"',
    'sec-ch-ua-platform': '"Linux"',
    'sec-fetch-mode': 'navigate',
    'sec-fetch-site': 'same-origin',
    'sec-fetch-user': '?1',
    'sec-gpc': '1',
    te: 'trailers',
    'upgrade-insecure-requests': '1',
    'user-agent': 'curl/8',
    'x-requested-with': 'fetch',
  };
  expect(await ask('localhost:3000', { headers })).toBe(200);
});

test('refuses HTTP/1.0, which proxies use and browsers do not', async () => {
  expect(await ask('localhost:3000', { httpVersion: '1.0' })).toBe(403);
});

test('refuses a request without a socket', async () => {
  expect((await app.request('http://localhost:3000/')).status).toBe(403);
});
