import { createLog } from '@galley/runtime';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { countStrangers } from './strangers.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function start() {
  const lines: Record<string, unknown>[] = [];
  const log = createLog({
    level: 'info',
    name: 'web',
    destination: { write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) },
  });
  return { lines, strangers: countStrangers({ log, clock: () => new Date() }) };
}

const WEBHOOK = { kind: 'refused webhook', reason: 'not-verified' } as const;
const SCAN = { kind: 'refused request', route: '/*', status: 404 } as const;

test('the first event of a kind is logged at once, and later ones as one line a minute', () => {
  const { lines, strangers } = start();
  for (let second = 0; second < 180; second += 1) {
    for (let times = 0; times < 50; times += 1) strangers.count(WEBHOOK);
    vi.advanceTimersByTime(1000);
  }
  expect(lines.map(({ times = 1 }) => times)).toEqual([1, 2999, 3000, 3000]);
  expect(lines[1]).toMatchObject({ level: 40, msg: 'refused webhook', reason: 'not-verified' });
});

test('each kind is counted separately', () => {
  const { lines, strangers } = start();
  for (const stranger of [WEBHOOK, SCAN, SCAN, { ...SCAN, status: 405 }, SCAN]) {
    strangers.count(stranger);
  }
  expect(lines).toHaveLength(3);
  vi.advanceTimersByTime(60_000);
  expect(lines.slice(3)).toMatchObject([{ level: 30, route: '/*', status: 404, times: 2 }]);
});

test('the last events of a burst are logged even if none follows, and a single event is logged once', () => {
  const { lines, strangers } = start();
  strangers.count(SCAN);
  vi.advanceTimersByTime(3_600_000);
  expect(lines).toHaveLength(1);
  strangers.count(SCAN);
  strangers.count(SCAN);
  vi.advanceTimersByTime(3_600_000);
  expect(lines.map(({ times = 1 }) => times)).toEqual([1, 1, 1]);
});

test('counts that were not logged yet are logged at the end', () => {
  const { lines, strangers } = start();
  for (let times = 0; times < 8; times += 1) strangers.count(SCAN);
  strangers.sumUp();
  expect(lines).toMatchObject([{ status: 404 }, { times: 7 }]);
  strangers.sumUp();
  expect(lines).toHaveLength(2);
});
