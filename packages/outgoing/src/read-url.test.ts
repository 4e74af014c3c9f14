import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { internet, network, serve } from './loopback.fixture.ts';
import type { Network } from './network.ts';
import { readUrl, type ReadUrlCall } from './read-url.ts';

const call = (through: Network, more: Partial<ReadUrlCall> = {}): ReadUrlCall => ({
  network: through,
  userAgent: 'Galley test',
  types: ['text/html'],
  longBody: 'refuse',
  withinMs: 20_000,
  ...more,
});
const HTML = { 'content-type': 'text/html; charset=utf-8' };
const CANNOT_BE_REACHED = { kind: 'unreachable', why: 'it cannot be reached' };

/** Reads `path` of a site on loopback. */
async function read(listener: RequestListener, more: Partial<ReadUrlCall> = {}, path = '/') {
  const port = await serve(listener);
  return readUrl(`http://site.test:${port}${path}`, call(network(port), more));
}

test.each([
  'http://127.0.0.1/',
  'http://127.1/',
  'http://0x7f.1/',
  'http://0x7f000001/',
  'http://2130706433/',
  'http://0177.0.0.1/',
  'http://017700000001/',
  'http://0/',
  'http://127.0.0.1./',
  'http://①②⑦.⓪.⓪.①/',
  'http://[::1]/',
  'http://[::]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[64:ff9b:1::a00:1]/',
  'http://[2002:7f00:1::]/',
  'http://[fe80::1]/',
  'http://[fd00:ec2::254]/',
  'http://10.0.0.1/',
  'http://192.168.0.1/',
  'http://169.254.169.254/latest/meta-data',
  'http://100.100.100.200/',
  'http://localhost/',
  'http://nowhere.invalid/',
])('%s looks as if nothing were there', async (url) => {
  expect(await readUrl(url, call(internet))).toEqual(CANNOT_BE_REACHED);
});

test.each([
  ['file:///etc/passwd', 'it begins with file:, not http: or https:'],
  ['data:text/html,x', 'it begins with data:, not http: or https:'],
  ['ftp://1.1.1.1/', 'it begins with ftp:, not http: or https:'],
  ['gopher://127.0.0.1:6379/_x', 'it begins with gopher:, not http: or https:'],
  ['javascript:alert(1)', 'it begins with javascript:, not http: or https:'],
  ['https://user:password@1.1.1.1/', 'it contains a user name or password'],
  ['https://user@1.1.1.1/', 'it contains a user name or password'],
  ['https://1.1.1.1:8443/', 'it uses a port other than 80 and 443'],
  ['http://127.0.0.1:22/', 'it uses a port other than 80 and 443'],
  ['http://127.0.0.1:6379/', 'it uses a port other than 80 and 443'],
  ['https://', 'it is not a valid URL'],
  ['http://[::1%25eth0]/', 'it is not a valid URL'],
  ['example.com/article', 'it is not a valid URL'],
])('%s is refused for what it says', async (url, why) => {
  expect(await readUrl(url, call(internet))).toEqual({ kind: 'refused', why });
});

test('a refused address and a closed port give the same answer', async () => {
  const free = createTcpServer().listen(0, '127.0.0.1');
  await once(free, 'listening');
  const { port } = free.address() as AddressInfo;
  free.close();
  await once(free, 'close');
  const through = network(port);
  expect(await readUrl(`http://site.test:${port}/`, call(through))).toEqual(CANNOT_BE_REACHED);
  expect(await readUrl(`http://private.test:${port}/`, call(through))).toEqual(CANNOT_BE_REACHED);
});

test('a host is not called if one of its addresses is not public', async () => {
  let called = 0;
  const port = await serve((_, response) => {
    called += 1;
    response.end();
  });
  const url = `http://mixed.test:${port}/`;
  expect(await readUrl(url, call(network(port)))).toEqual(CANNOT_BE_REACHED);
  expect(called).toBe(0);
});

test('the connection goes to the checked address, even if the name points elsewhere later', async () => {
  const port = await serve((_, response) => response.writeHead(200, HTML).end('here'));
  let asked = 0;
  const rebinding = network(port, {
    resolve: async () => {
      asked += 1;
      return asked === 1 ? ['127.0.0.1'] : ['10.0.0.1'];
    },
  });
  expect(await readUrl(`http://site.test:${port}/`, call(rebinding))).toMatchObject({
    kind: 'read',
    bytes: Buffer.from('here'),
  });
  expect(asked).toBe(1);
});

test('a redirect to the same name is checked once more', async () => {
  const port = await serve((_, response) => response.writeHead(302, { location: '/next' }).end());
  let asked = 0;
  const rebinding = network(port, {
    resolve: async () => {
      asked += 1;
      return asked === 1 ? ['127.0.0.1'] : ['10.0.0.1'];
    },
  });
  const url = `http://site.test:${port}/`;
  expect(await readUrl(url, call(rebinding))).toEqual(CANNOT_BE_REACHED);
  expect(asked).toBe(2);
});

test.each([
  ['http://169.254.169.254/latest', 'unreachable'],
  ['http://private.test/', 'unreachable'],
  ['http://[::ffff:127.0.0.1]/', 'unreachable'],
  ['file:///etc/passwd', 'refused'],
  ['data:text/html,x', 'refused'],
  ['//user:password@site.test/', 'refused'],
  ['http://site.test:22/', 'refused'],
])('a redirect to %s is not followed', async (location, kind) => {
  const port = await serve((_, response) => response.writeHead(301, { location }).end());
  const strict = network(port, {
    mayUse: (to) => to === port || to === 80,
  });
  expect(await readUrl(`http://site.test:${port}/`, call(strict))).toMatchObject({ kind });
});

test('five redirects are followed and a sixth is not', async () => {
  const count: RequestListener = ({ url = '' }, response) => {
    const left = Number(url.slice(1));
    if (left === 0) response.writeHead(200, HTML).end('end');
    else response.writeHead(301, { location: `/${left - 1}` }).end();
  };
  expect(await read(count, {}, '/5')).toMatchObject({ kind: 'read', movedForGood: true });
  expect(await read(count, {}, '/6')).toEqual({
    kind: 'unusable',
    why: 'it redirects more than 5 times',
  });
});

test('one redirect for now among the others is no move for good', async () => {
  const listener: RequestListener = ({ url }, response) => {
    if (url === '/end') response.writeHead(200, HTML).end();
    else
      response.writeHead(url === '/' ? 301 : 302, { location: url === '/' ? '/b' : '/end' }).end();
  };
  const answer = await read(listener);
  expect(answer).toMatchObject({ kind: 'read', movedForGood: false });
  expect(answer.kind === 'read' && answer.url).toMatch(/\/end$/);
});

test.each([
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
  ['deflate', deflateSync],
])('a body in %s is inflated', async (coding, encode) => {
  const answer = await read((_, response) =>
    response.writeHead(200, { ...HTML, 'content-encoding': coding }).end(encode('words')),
  );
  expect(answer).toMatchObject({ kind: 'read', bytes: Buffer.from('words'), charset: 'utf-8' });
});

test.each([
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
  ['deflate', deflateSync],
])('a bomb in %s ends at 2 MB', async (coding, encode) => {
  const bomb = encode(Buffer.alloc(10_000_000));
  const listener: RequestListener = (_, response) =>
    response.writeHead(200, { ...HTML, 'content-encoding': coding }).end(bomb);
  expect(await read(listener)).toEqual({ kind: 'unusable', why: 'it is longer than 2 MB' });
  const cut = await read(listener, { longBody: 'cut' });
  expect(cut.kind === 'read' && cut.bytes.length).toBe(2 * 1024 * 1024);
});

test('a body of 10 MB is refused, or cut at 2 MB, and the rest is not fetched', async () => {
  const gone = Promise.withResolvers<void>();
  const listener: RequestListener = (_, response) => {
    response.once('close', gone.resolve);
    response.writeHead(200, HTML).end(Buffer.alloc(10_000_000, 'x'));
  };
  expect(await read(listener)).toEqual({ kind: 'unusable', why: 'it is longer than 2 MB' });
  await gone.promise;
  const cut = await read(listener, { longBody: 'cut' });
  expect(cut.kind === 'read' && cut.bytes.length).toBe(2 * 1024 * 1024);
});

test('a body without end is left at 2 MB', async () => {
  const gone = Promise.withResolvers<void>();
  const endless: RequestListener = (_, response) => {
    const write = (): void => {
      while (response.write('x'.repeat(65_536)));
    };
    response.writeHead(200, HTML);
    response.on('drain', write);
    response.once('close', gone.resolve);
    write();
  };
  expect(await read(endless)).toEqual({ kind: 'unusable', why: 'it is longer than 2 MB' });
  await gone.promise;
});

test('an unknown or repeated coding is not read', async () => {
  const why = 'it is coded in a way that was not asked for';
  for (const coding of ['zstd', 'gzip, gzip', 'x']) {
    expect(
      await read((_, response) =>
        response.writeHead(200, { ...HTML, 'content-encoding': coding }).end('x'),
      ),
    ).toEqual({ kind: 'unusable', why });
  }
});

test('a damaged coding is an answer that broke off', async () => {
  const answer = await read((_, response) =>
    response.writeHead(200, { ...HTML, 'content-encoding': 'gzip' }).end('not gzip'),
  );
  expect(answer).toMatchObject({ kind: 'unreachable' });
});

test.each([
  ['application/pdf', 'it is of type application/pdf'],
  ['image/svg+xml', 'it is of type image/svg+xml'],
  ['text/html<script>', 'it is of no named type'],
  [undefined, 'it is of no named type'],
])('a body of type %s is not read', async (type, why) => {
  const answer = await read((_, response) =>
    response.writeHead(200, type === undefined ? {} : { 'content-type': type }).end('x'),
  );
  expect(answer).toEqual({ kind: 'unusable', why });
});

test.each<[string, RequestListener]>([
  ['never answers', () => undefined],
  ['never ends its body', (_, response) => void response.writeHead(200, HTML).write('x')],
  [
    'never ends its coded body',
    (_, response) => {
      response.writeHead(200, { ...HTML, 'content-encoding': 'gzip' });
      response.write(gzipSync('words').subarray(0, 12));
    },
  ],
  [
    'drips its body',
    (_, response) => {
      response.writeHead(200, HTML);
      const drip = setInterval(() => response.write('x'), 5);
      response.once('close', () => clearInterval(drip));
    },
  ],
])('a server that %s is left when the time is up', async (_, listener) => {
  expect(await read(listener, { withinMs: 100 })).toEqual({
    kind: 'unreachable',
    why: 'no answer within 0.1 seconds',
  });
});

test('a slow answer of DNS counts too', async () => {
  const waiting = Promise.withResolvers<readonly string[]>();
  const slow = network(80, { resolve: async () => waiting.promise });
  expect(await readUrl('http://site.test/', call(slow, { withinMs: 50 }))).toEqual({
    kind: 'unreachable',
    why: 'no answer within 0.05 seconds',
  });
  waiting.resolve([]);
});

test('redirects share the time', async () => {
  const slow: RequestListener = (_, response) => {
    const later = setTimeout(() => response.writeHead(302, { location: '/' }).end(), 60);
    response.once('close', () => clearTimeout(later));
  };
  expect(await read(slow, { withinMs: 150 })).toMatchObject({ kind: 'unreachable' });
});

test.each([
  ['endless headers', `HTTP/1.1 200 OK\r\nX: ${'a'.repeat(100_000)}`],
  ['endless headers before the answer', 'HTTP/1.1 103 Early Hints\r\nX: a\r\n\r\n'.repeat(2000)],
])('%s end the call', async (_, says) => {
  const server = createTcpServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.write(says));
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const answer = await readUrl(`http://site.test:${port}/`, call(network(port), { withinMs: 300 }));
  expect(answer.kind).toBe('unreachable');
});

test('says who asks for what, and sends no cookies', async () => {
  let headers = {};
  await read((request, response) => {
    ({ headers } = request);
    response.writeHead(200, HTML).end();
  });
  expect(headers).toEqual({
    accept: 'text/html',
    'accept-encoding': 'gzip, br, deflate',
    connection: 'close',
    host: expect.stringMatching(/^site\.test:\d+$/),
    'user-agent': 'Galley test',
  });
});

test('asks only for what changed since a version, and hears that nothing did', async () => {
  const version = { etag: '"a"', lastModified: 'Sun, 06 Nov 1994 08:49:37 GMT' };
  const listener: RequestListener = ({ headers }, response) => {
    const known = headers['if-none-match'] === version.etag;
    const since = headers['if-modified-since'] === version.lastModified;
    response
      .writeHead(known && since ? 304 : 200, {
        ...HTML,
        etag: version.etag,
        'last-modified': version.lastModified,
      })
      .end();
  };
  expect(await read(listener)).toMatchObject({ kind: 'read', version });
  expect(await read(listener, { ifChangedSince: version })).toEqual({ kind: 'unchanged' });
});

test('an error names its status and when to come again', async () => {
  expect(
    await read((_, response) => response.writeHead(429, { 'retry-after': '120' }).end()),
  ).toEqual({ kind: 'status', status: 429, retryAfter: '120' });
  expect(await read((_, response) => response.writeHead(304).end())).toEqual({
    kind: 'status',
    status: 304,
    retryAfter: null,
  });
});

test('a redirect without a place to go is an error', async () => {
  expect(await read((_, response) => response.writeHead(302).end())).toMatchObject({
    kind: 'status',
    status: 302,
  });
});

test('the caller can end it', async () => {
  const ending = new AbortController();
  const answer = await read(() => ending.abort(), { signal: ending.signal });
  expect(answer).toMatchObject({ kind: 'unreachable' });
});
