import { afterEach, expect, test, vi } from 'vitest';
import { callOnce } from './call.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('a call that nobody answers ends after a while, as one that never arrived', async () => {
  vi.useFakeTimers();
  const silent = (_: string, { signal }: RequestInit) =>
    new Promise((_resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason as Error));
    });
  vi.stubGlobal('fetch', silent);
  const call = callOnce('GET /today', {}).catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await call).toMatchObject({ status: 0, body: { code: 'unreachable' } });
});

test('an answer that breaks off is one that never arrived', async () => {
  vi.stubGlobal('fetch', async () => new Response('{"newslett', { status: 200 }));
  await expect(callOnce('GET /today', {})).rejects.toMatchObject({ status: 0 });
});

test('every call names the person whom the page shows, and only who that is needs no name', async () => {
  const named: (string | null)[] = [];
  vi.stubGlobal('fetch', async (_: string, { headers }: RequestInit) => {
    named.push(new Headers(headers).get('galley-person'));
    return Response.json({ id: '7' });
  });
  await callOnce('GET /account', {});
  await callOnce('GET /today', {});
  await callOnce('GET /account', {});
  await callOnce('DELETE /reviews/{id}', { params: { id: '1' } });
  expect(named).toEqual([null, '7', null, '7']);
});
