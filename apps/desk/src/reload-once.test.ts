import { beforeEach, expect, test, vi } from 'vitest';
import { reloadOnce } from './reload-once.ts';

let reloads = 0;
let kept: string | null;

beforeEach(() => {
  reloads = 0;
  kept = null;
  vi.stubGlobal('location', { href: 'http://localhost/desk', reload: () => (reloads += 1) });
  vi.stubGlobal('sessionStorage', {
    getItem: () => kept,
    setItem: (_: string, text: string) => void (kept = text),
  });
  vi.stubGlobal('fetch', async () => new Response('', { status: 200 }));
});

test('a file that an update has removed loads the page again, once', async () => {
  await reloadOnce();
  await reloadOnce();
  expect(reloads).toBe(1);
});

test('without a network the page stays, with all that is typed in it', async () => {
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('Failed to fetch')));
  await reloadOnce();
  expect(reloads).toBe(0);
});

test('a browser that keeps nothing never loads the page again and again', async () => {
  vi.stubGlobal('sessionStorage', {
    getItem: () => {
      throw new Error('denied');
    },
  });
  await reloadOnce();
  expect(reloads).toBe(0);
});
