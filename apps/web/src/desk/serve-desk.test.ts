import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDesk } from './serve-desk.ts';

const HTML = '<!doctype html><title>The desk</title>';
const SCRIPT = 'export const desk = 1;';

let folder: string;
let app: Hono;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-desk-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), HTML);
  await writeFile(join(folder, 'assets/main-abc.js'), SCRIPT);
  await writeFile(join(folder, 'assets/main-abc.js.br'), brotliCompressSync(SCRIPT));
  await writeFile(join(folder, 'manifest.json'), '{}');
  app = new Hono().route('/', createDesk({ folder, url: 'https://news.example/desk' }));
});
afterAll(() => rm(folder, { recursive: true }));

const get = (path: string, headers = {}) => app.request(`https://news.example${path}`, { headers });

test.each(['/desk', '/desk/people', '/desk/people?new', '/desk/a/b/c', '/desk/index.html'])(
  '%s is the one page, which no cache keeps',
  async (path) => {
    const response = await get(path);
    expect([response.status, await response.text()]).toEqual([200, HTML]);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  },
);

test('a file keeps for ever, because its name depends on its content', async () => {
  const response = await get('/desk/assets/main-abc.js');
  expect(await response.text()).toBe(SCRIPT);
  expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
});

test.each([
  ['gzip, deflate, br', 'br'],
  ['br;q=0.5', 'br'],
  ['br;q=0, gzip', null],
  ['gzip', null],
  ['', null],
])('a browser that accepts "%s" gets the encoding %s', async (accepted, encoding) => {
  const response = await get('/desk/assets/main-abc.js', { 'accept-encoding': accepted });
  expect(response.headers.get('content-encoding')).toBe(encoding);
  expect(response.headers.get('vary')).toBe('Accept-Encoding');
  const bytes = new Uint8Array(await response.arrayBuffer());
  const expected = encoding === 'br' ? brotliCompressSync(SCRIPT) : Buffer.from(SCRIPT);
  expect(Buffer.from(bytes).equals(expected)).toBe(true);
});

test.each(['/desk/assets/gone-123.js', '/desk/assets/', '/desk/assets/..%2Findex.html'])(
  '%s is not there, and no cache keeps that',
  async (path) => {
    const response = await get(path);
    expect(response.status).toBe(404);
    expect(response.headers.get('cache-control')).toBe('no-store');
  },
);

test('every answer allows only our own files, and no text that turns into code', async () => {
  for (const path of ['/desk', '/desk/people', '/desk/assets/main-abc.js']) {
    const { headers } = await get(path);
    const policy = headers.get('content-security-policy')?.split('; ');
    expect(policy?.toSorted()).toEqual([
      "base-uri 'none'",
      "connect-src 'self'",
      "default-src 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
      "frame-src 'self'",
      "img-src 'self'",
      "manifest-src 'self'",
      "require-trusted-types-for 'script'",
      "script-src 'self'",
      "style-src 'self'",
      "trusted-types 'none'",
    ]);
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }
});

test('on this machine the desk is at localhost, and at no other name', async () => {
  const local = createDesk({ folder, url: 'http://localhost:3000/desk' });
  const to = async (host: string, path: string) => {
    const response = await local.request(`http://${host}${path}`);
    return [response.status, response.headers.get('location')];
  };
  expect(await to('localhost:3000', '/desk')).toEqual([200, null]);
  expect(await to('127.0.0.1:3000', '/desk')).toEqual([307, 'http://localhost:3000/desk']);
  expect(await to('[::1]:3000', '/desk/sign-in?next=%2Fkeys')).toEqual([
    307,
    'http://localhost:3000/desk/sign-in?next=%2Fkeys',
  ]);
  expect(await to('rebound.example:3000', '/desk')).toEqual([404, null]);
});

test('its manifest has what others share open the page that looks an article up', async () => {
  const response = await get('/desk/manifest.webmanifest');
  expect(response.headers.get('content-type')).toBe('application/manifest+json');
  expect(await response.json()).toMatchObject({
    share_target: { action: '/desk/add', method: 'GET', params: { url: 'url', text: 'text' } },
  });
});
