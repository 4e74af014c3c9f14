import type { SendingProgress } from '@galley/contract/issue';
import type { IssueProgress, LiveChange } from '@galley/press/live';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLive, type Live } from './live.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const SECOND = 1000;
const HOUR = 3_600_000;
const changed = (what: LiveChange['what']): LiveChange => ({
  what,
  id: '7',
  version: null,
  newsletterId: '1',
});

const sent = (accepted: number, state: SendingProgress['state'] = 'sending'): IssueProgress => ({
  newsletterId: '1',
  isMoving: state === 'sending',
  progress: {
    issue: '7',
    state,
    audience: 10,
    isFrozen: true,
    accepted,
    rejected: 0,
    uncertain: 0,
    excluded: 0,
    pending: 10 - accepted,
    perSecond: null,
    secondsLeft: null,
    at: '2026-03-09T12:00:00.000Z',
  },
});

/** A hub over a database that answers what the test sets. */
function openHub() {
  const its = {
    asked: [] as (readonly string[])[],
    found: [] as readonly IssueProgress[],
    fails: false,
    answer: Promise.resolve(),
  };
  const live = createLive(async (before) => {
    its.asked.push(before);
    const { found } = its;
    await its.answer;
    if (its.fails) throw new Error('the database is gone');
    return found;
  });
  return { live, its };
}

function watch(live: Live, sessionId = '1') {
  const its = { told: [] as string[], ends: 0 };
  const leave = live.watch({
    sessionId,
    heard: () => undefined,
    progressed: ({ text }) => its.told.push(text),
    end: () => {
      its.ends += 1;
    },
  });
  return { its, leave };
}

const text = ({ progress }: IssueProgress): string =>
  `event: progress\ndata: ${JSON.stringify(progress)}\n\n`;

test.each([1, 50])(
  'while an issue is being sent, %i streams cost one question a second',
  async (streams) => {
    const { live, its } = openHub();
    its.found = [sent(3)];
    const watching = Array.from({ length: streams }, (_, at) => watch(live, String(at)));
    await vi.advanceTimersByTimeAsync(0);
    await vi.advanceTimersByTimeAsync(9 * SECOND);
    expect(its.asked).toHaveLength(10);
    for (const one of watching) expect(one.its.told).toEqual(Array(10).fill(text(sent(3))));
  },
);

test('nothing is asked while nothing moves or nobody watches', async () => {
  const { live, its } = openHub();
  live.heard(changed('issue'));
  await vi.advanceTimersByTimeAsync(HOUR);
  expect(its.asked).toEqual([]);
  const { leave } = watch(live);
  await vi.advanceTimersByTimeAsync(HOUR);
  expect(its.asked).toHaveLength(1);
  live.heard(changed('review'));
  await vi.advanceTimersByTimeAsync(HOUR);
  expect(its.asked).toHaveLength(1);
  live.heard(changed('issue'));
  await vi.advanceTimersByTimeAsync(HOUR);
  expect(its.asked).toHaveLength(2);

  its.found = [sent(1)];
  live.heard(changed('issue'));
  await vi.advanceTimersByTimeAsync(5 * SECOND);
  expect(its.asked.length).toBeGreaterThan(5);
  leave();
  const before = its.asked.length;
  await vi.advanceTimersByTimeAsync(HOUR);
  expect(its.asked).toHaveLength(before);
  expect(vi.getTimerCount()).toBe(0);
});

test.each(['sent', 'paused', 'cancelled'] as const)(
  'the end of sending is told once: %s',
  async (state) => {
    const { live, its } = openHub();
    its.found = [sent(3)];
    const one = watch(live);
    await vi.advanceTimersByTimeAsync(0);
    its.found = [sent(9, state)];
    await vi.advanceTimersByTimeAsync(HOUR);
    // The question names what it was about before, or it would not be found any more.
    expect(its.asked).toEqual([[], ['7']]);
    expect(one.its.told).toEqual([text(sent(3)), text(sent(9, state))]);
    // What was paused long ago is no news.
    live.heard(changed('issue'));
    await vi.advanceTimersByTimeAsync(HOUR);
    expect(one.its.told).toHaveLength(2);
    its.found = [sent(9)];
    live.heard(changed('issue'));
    await vi.advanceTimersByTimeAsync(0);
    expect(one.its.told.at(-1)).toBe(text(sent(9)));
  },
);

test('calls that are still open after a pause are counted to their end', async () => {
  const { live, its } = openHub();
  its.found = [sent(3)];
  const one = watch(live);
  await vi.advanceTimersByTimeAsync(0);
  its.found = [{ ...sent(3, 'paused'), isMoving: true }];
  await vi.advanceTimersByTimeAsync(SECOND);
  its.found = [sent(4, 'paused')];
  await vi.advanceTimersByTimeAsync(HOUR);
  expect(one.its.told.slice(1)).toEqual([text(sent(3, 'paused')), text(sent(4, 'paused'))]);
});

test('many changes cost no more than one question a second', async () => {
  const { live, its } = openHub();
  watch(live);
  for (let each = 0; each < 100; each += 1) {
    live.heard(changed('issue'));
    await vi.advanceTimersByTimeAsync(SECOND / 20);
  }
  expect(its.asked).toHaveLength(6);
});

test('what changes while a question is answered is asked about again', async () => {
  const { live, its } = openHub();
  const held = Promise.withResolvers<void>();
  its.answer = held.promise;
  const one = watch(live);
  await vi.advanceTimersByTimeAsync(5 * SECOND);
  its.found = [sent(3)];
  live.heard(changed('issue'));
  await vi.advanceTimersByTimeAsync(5 * SECOND);
  expect(its.asked).toHaveLength(1);
  held.resolve();
  await vi.advanceTimersByTimeAsync(0);
  expect(one.its.told).toEqual([text(sent(3))]);
});

test('an answer that comes after everybody has left is told to nobody', async () => {
  const { live, its } = openHub();
  const held = Promise.withResolvers<void>();
  its.answer = held.promise;
  its.found = [sent(3)];
  const first = watch(live);
  await vi.advanceTimersByTimeAsync(0);
  first.leave();
  const second = watch(live);
  held.resolve();
  await vi.advanceTimersByTimeAsync(0);
  expect([first.its.told, second.its.told]).toEqual([[], []]);
  await vi.advanceTimersByTimeAsync(SECOND);
  expect(second.its.told).toEqual([text(sent(3))]);
});

test('while the database is away, streams live on and questions become rare', async () => {
  const { live, its } = openHub();
  its.found = [sent(3)];
  const one = watch(live);
  await vi.advanceTimersByTimeAsync(0);
  its.fails = true;
  await vi.advanceTimersByTimeAsync(HOUR);
  expect(one.its.ends).toBe(0);
  expect(its.asked.length).toBeLessThan(400);
  its.fails = false;
  its.found = [sent(9, 'sent')];
  await vi.advanceTimersByTimeAsync(10 * SECOND);
  expect(one.its.told).toEqual([text(sent(3)), text(sent(9, 'sent'))]);
});

test('a hub that closes asks nothing more', async () => {
  const { live, its } = openHub();
  its.found = [sent(3)];
  watch(live);
  await vi.advanceTimersByTimeAsync(0);
  live.close();
  watch(live);
  await vi.advanceTimersByTimeAsync(HOUR);
  expect(its.asked).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});
