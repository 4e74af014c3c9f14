import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepPresence } from './keep-presence.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function keep(field: string | null = null) {
  const said: (string | null)[] = [];
  const its = { left: 0, isVisible: true, takes: Promise.resolve() };
  const kept = keepPresence(
    {
      stay: async (at) => {
        said.push(at);
        await its.takes;
      },
      leave: () => {
        its.left += 1;
      },
      isVisible: () => its.isVisible,
    },
    field,
  );
  return { kept, said, its };
}

test('it says where somebody is at once, and again every ten seconds', async () => {
  const { said } = keep('title');
  expect(said).toEqual(['title']);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(said).toEqual(['title', 'title', 'title']);
});

test('a cursor that passes through fields is reported only where it stays', async () => {
  const { kept, said } = keep('title');
  await vi.advanceTimersByTimeAsync(0);
  for (const field of ['outlet', 'authors', 'summary']) kept.moveTo(field);
  await vi.advanceTimersByTimeAsync(300);
  expect(said).toEqual(['title', 'summary']);
});

test('there is one call at a time, and the last place wins', async () => {
  const { kept, said, its } = keep('title');
  await vi.advanceTimersByTimeAsync(0);
  const slow = Promise.withResolvers<void>();
  its.takes = slow.promise;
  kept.moveTo('summary');
  await vi.advanceTimersByTimeAsync(300);
  kept.moveTo('outlet');
  await vi.advanceTimersByTimeAsync(15_000);
  expect(said).toEqual(['title', 'summary']);
  slow.resolve();
  await vi.advanceTimersByTimeAsync(0);
  expect(said).toEqual(['title', 'summary', 'outlet']);
});

test('a call that fails is made again with the next beat', async () => {
  const { said, its } = keep();
  its.takes = Promise.reject(new Error('unreachable'));
  its.takes.catch(() => undefined);
  await vi.advanceTimersByTimeAsync(10_000);
  its.takes = Promise.resolve();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(said).toEqual([null, null, null]);
});

test('a hidden tab says nothing, until it is seen again', async () => {
  const { kept, said, its } = keep('title');
  await vi.advanceTimersByTimeAsync(0);
  its.isVisible = false;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(said).toEqual(['title']);
  its.isVisible = true;
  kept.sayNow();
  expect(said).toEqual(['title', 'title']);
});

test('leaving is reported once, after a call under way, and leaves no timer', async () => {
  const { kept, its, said } = keep();
  const slow = Promise.withResolvers<void>();
  await vi.advanceTimersByTimeAsync(0);
  its.takes = slow.promise;
  kept.moveTo('title');
  await vi.advanceTimersByTimeAsync(300);
  kept.moveTo('outlet');
  kept.end();
  expect(its.left).toBe(0);
  slow.resolve();
  await vi.advanceTimersByTimeAsync(0);
  expect([its.left, said]).toEqual([1, [null, 'title']]);
  expect(vi.getTimerCount()).toBe(0);
});

test('a page that the browser keeps says that somebody left, and that they are back', async () => {
  const { kept, its, said } = keep('title');
  await vi.advanceTimersByTimeAsync(0);
  kept.leaveNow();
  kept.sayNow();
  expect([its.left, said]).toEqual([1, ['title', 'title']]);
});
