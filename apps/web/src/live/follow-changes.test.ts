import type { Actor } from '@galley/core/editor';
import type { LiveChange } from '@galley/press/live';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { followChanges } from './follow-changes.ts';
import { createLive } from './live.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const MINUTE = 60_000;
const BEAT = 'event: beat\ndata: 1\n\n';
const person = (roles: Record<string, 'writer' | 'owner'>): Actor => ({
  kind: 'person',
  id: '7',
  roles,
  door: 'desk',
});
const review = (id: string, newsletterId: string | null = '1'): LiveChange => ({
  what: 'review',
  id,
  version: 2,
  newsletterId,
});
const people: LiveChange = { what: 'people', id: '7', version: null, newsletterId: null };
const text = (what: string, id: string | null, version: number | null) =>
  `data: {"what":"${what}","id":${JSON.stringify(id)},"version":${version}}\n\n`;

function follow(actor = person({ 1: 'writer' })) {
  const live = createLive(async () => []);
  const written: string[] = [];
  const its = { checks: 0, ended: 0, isSlow: false, found: actor as Actor | null };
  let answer: Promise<void> = Promise.resolve();
  const stop = followChanges(
    live,
    {
      sessionId: '1',
      actor,
      check: async () => {
        its.checks += 1;
        await answer;
        return its.found;
      },
    },
    {
      write: (piece) => {
        written.push(piece);
        return !its.isSlow;
      },
      end: () => {
        its.ended += 1;
      },
    },
  );
  const holdChecks = () => {
    const held = Promise.withResolvers<void>();
    answer = held.promise;
    return held;
  };
  /** What was told, without beats. */
  const told = () => written.filter((piece) => piece !== BEAT);
  return { live, written, its, stop, holdChecks, told };
}

test('it begins with a beat, and beats every 15 seconds', async () => {
  const { written } = follow();
  expect(written).toEqual([BEAT]);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(written).toEqual([BEAT, BEAT, BEAT]);
});

test('an event says what to read again, and only to those who may see it', () => {
  const { live, told } = follow();
  live.heard(review('7'));
  live.heard(review('8', '2'));
  live.heard(review('9', null));
  expect(told()).toEqual([text('review', '7', 2)]);
});

test('what concerns the installation is told to those with a role in every newsletter', () => {
  const { live, told } = follow(person({ '*': 'writer' }));
  live.heard(review('8', '2'));
  live.heard(review('9', null));
  expect(told()).toEqual([text('review', '8', 2), text('review', '9', 2)]);
});

test('the session is checked each minute, and the stream ends with it', async () => {
  const { live, its, told } = follow();
  await vi.advanceTimersByTimeAsync(2 * MINUTE);
  expect(its).toMatchObject({ checks: 2, ended: 0 });
  its.found = null;
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(its).toMatchObject({ checks: 3, ended: 1 });
  live.heard(review('7'));
  expect(told()).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});

test('once roles have changed, nothing more is sent before the session is checked', async () => {
  const { live, its, holdChecks, told } = follow(person({ 1: 'writer', 2: 'writer' }));
  const held = holdChecks();
  its.found = person({ 2: 'writer' });
  live.heard(people);
  live.heard(review('7', '1'));
  live.heard(review('8', '2'));
  expect(told()).toEqual([]);
  held.resolve();
  await vi.advanceTimersByTimeAsync(0);
  expect(told()).toEqual([text('people', null, null), text('review', '8', 2)]);
});

test('if roles change while the session is checked, it is checked once more', async () => {
  const { live, its, holdChecks, told } = follow(person({ '*': 'owner' }));
  const held = holdChecks();
  live.heard(people);
  live.heard(people);
  held.resolve();
  await vi.advanceTimersByTimeAsync(0);
  expect(its.checks).toBe(2);
  expect(told()).toEqual([text('people', '7', null), text('people', '7', null)]);
});

test('a session that can not be checked ends its stream', async () => {
  const { its, holdChecks, live } = follow();
  const held = holdChecks();
  live.heard(people);
  held.reject(new Error('the database is gone'));
  await vi.advanceTimersByTimeAsync(0);
  expect(its.ended).toBe(1);
});

test('a stream ends when its browser reads too slowly, or too much waits for a check', () => {
  const slow = follow();
  slow.its.isSlow = true;
  slow.live.heard(review('7'));
  slow.live.heard(review('8'));
  expect(slow.its.ended).toBe(1);
  expect(slow.told()).toHaveLength(1);

  const waiting = follow();
  waiting.holdChecks();
  waiting.live.heard(people);
  for (let each = 0; each < 600; each += 1) waiting.live.heard(review('7'));
  expect(waiting.its.ended).toBe(1);
  expect(vi.getTimerCount()).toBe(0);
});

test('however a stream ends, it ends once and leaves no timer', async () => {
  const left = follow();
  left.stop();
  left.live.heard(review('7'));
  left.live.missed();
  left.stop();
  expect([left.its.ended, left.told()]).toEqual([0, []]);

  const missed = follow();
  missed.live.missed();
  missed.live.missed();
  missed.stop();
  expect(missed.its.ended).toBe(1);

  const closed = createLive(async () => []);
  closed.close();
  let ends = 0;
  const stop = followChanges(
    closed,
    { sessionId: '1', actor: person({}), check: async () => null },
    {
      write: () => true,
      end: () => {
        ends += 1;
      },
    },
  );
  stop();
  expect(ends).toBe(1);
  expect(vi.getTimerCount()).toBe(0);
});
