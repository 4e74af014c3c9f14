import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { refreshByEvents } from './read-again.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A page that shows two reviews, and has shown a third. */
async function open() {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Infinity } } });
  const its = { isVisible: true, reads: [] as string[], version: 1, takes: Promise.resolve() };
  const keyOf = (id: string) => ['GET /reviews/{id}', { id }, null];
  const queryFn = (id: string) => async () => {
    its.reads.push(id);
    await its.takes;
    return { version: its.version };
  };
  const show = (id: string) =>
    new QueryObserver(client, { queryKey: keyOf(id), queryFn: queryFn(id) }).subscribe(
      () => undefined,
    );
  const refresher = refreshByEvents(client, () => its.isVisible);
  const hidden = show('9');
  show('7');
  show('8');
  await vi.advanceTimersByTimeAsync(0);
  hidden();
  its.reads = [];
  const settle = async () => {
    await vi.advanceTimersByTimeAsync(200);
    const { reads } = its;
    its.reads = [];
    return reads;
  };
  const isStale = (id: string) => client.getQueryState(keyOf(id))?.isInvalidated;
  return { client, refresher, its, show, settle, isStale, keyOf };
}

const changed = (id: string, version: number | null = null) =>
  ({ what: 'review', id, version }) as const;

test('events that come together cause one reading, of what they touch', async () => {
  const { refresher, settle } = await open();
  for (let each = 0; each < 5; each += 1) refresher.hear(changed('7'));
  expect(await settle()).toEqual(['7']);
  expect(await settle()).toEqual([]);
});

test('what is not on screen is read when it is next shown', async () => {
  const { refresher, settle, isStale, show } = await open();
  refresher.hear(changed('9'));
  expect(await settle()).toEqual([]);
  expect(isStale('9')).toBe(true);
  show('9');
  expect(await settle()).toEqual(['9']);
});

test('a hidden tab reads nothing until it is seen', async () => {
  const { refresher, its, settle, isStale } = await open();
  its.isVisible = false;
  refresher.hear(changed('7'));
  refresher.readAll();
  expect(await settle()).toEqual([]);
  expect(['7', '8', '9'].map(isStale)).toEqual([true, true, true]);
});

test('a change of one’s own is not read twice', async () => {
  const { client, refresher, its, settle, keyOf } = await open();
  // The event comes before the answer, after which the page reads the review.
  refresher.hear(changed('7'));
  void client.invalidateQueries({ queryKey: keyOf('7') });
  expect(await settle()).toEqual(['7']);
  // Its version is known by the answer.
  client.setQueryData(keyOf('7'), { version: 2 });
  refresher.hear(changed('7', 2));
  expect(await settle()).toEqual([]);
  its.version = 3;
  refresher.hear(changed('7', 3));
  expect(await settle()).toEqual(['7']);
});

test('a reading that was under way when something changed is not cut off, but made again', async () => {
  const { client, refresher, its, settle, keyOf } = await open();
  const slow = Promise.withResolvers<void>();
  its.takes = slow.promise;
  void client.invalidateQueries({ queryKey: keyOf('7') });
  await vi.advanceTimersByTimeAsync(5);
  for (let each = 0; each < 3; each += 1) {
    refresher.hear(changed('7'));
    refresher.readAll();
    expect(await settle()).toEqual(each === 0 ? ['7', '8'] : []);
  }
  slow.resolve();
  expect(await settle()).toEqual(['7', '8']);
  expect(await settle()).toEqual([]);
});

test('after events may have been missed, everything on screen is read again', async () => {
  const { refresher, settle, isStale } = await open();
  refresher.readAll();
  expect((await settle()).toSorted()).toEqual(['7', '8']);
  expect(isStale('9')).toBe(true);
});

test('once it has ended, nothing is read and no timer is left', async () => {
  const { client, refresher, settle } = await open();
  refresher.hear(changed('7'));
  refresher.end();
  expect(await settle()).toEqual([]);
  client.clear();
  expect(vi.getTimerCount()).toBe(0);
});
