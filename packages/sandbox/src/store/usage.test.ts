import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore, type Store } from './open-store.ts';
import { countMonth, countRollingDay, noteReceived, noteSent, total } from './usage.ts';

let store: Store;
beforeEach(() => {
  store = openStore(':memory:');
});
afterEach(() => store.close());

const at = (time: string) => new Date(`2026-${time}Z`);
const day = (time: string) => total(countRollingDay(store, at(time)));

describe('the quotas', () => {
  test('of a day look back over 24 hours, to the millisecond', () => {
    noteSent(store, at('11-27T23:00:00.000'), 2);
    noteSent(store, at('11-28T01:00:00.250'), 3);
    expect(day('11-28T22:59:59.999')).toBe(5);
    expect(day('11-28T23:00:00.000')).toBe(3);
    expect(day('11-29T01:00:00.249')).toBe(3);
    expect(day('11-29T01:00:00.250')).toBe(0);
  });

  test('of a day reset when the oldest mail leaves the window', () => {
    expect(countRollingDay(store, at('11-28T00:00:00')).oldestLeavesAt).toBeNull();
    noteSent(store, at('11-27T23:00:00'), 2);
    noteSent(store, at('11-28T01:00:00'), 3);
    const { oldestLeavesAt } = countRollingDay(store, at('11-28T02:00:00'));
    expect(oldestLeavesAt).toBe(at('11-28T23:00:00').getTime());
  });

  test('of a month follow the calendar', () => {
    noteSent(store, at('10-31T23:59:59'), 1);
    noteSent(store, at('11-01T00:00:00'), 2);
    noteSent(store, at('11-28T00:00:00'), 3);
    expect(total(countMonth(store, at('11-28T00:00:00')))).toBe(5);
    expect(total(countMonth(store, at('12-01T00:00:00')))).toBe(0);
  });

  test('count received mail as well', () => {
    noteSent(store, at('11-28T00:00:00'), 2);
    noteReceived(store, at('11-28T00:00:00'), 4);
    noteReceived(store, at('11-28T00:30:00'), 1);
    expect(countMonth(store, at('11-28T01:00:00'))).toEqual({ sent: 2, received: 5 });
    expect(day('11-28T01:00:00')).toBe(7);
  });

  test('of a day delete older rows', () => {
    for (let hour = 0; hour < 24; hour += 1) {
      noteSent(store, new Date(at('11-27T00:00:00').getTime() + hour * 3_600_000), 1);
      noteSent(store, new Date(at('11-29T00:00:00').getTime() + hour * 3_600_000), 1);
    }
    expect(store.all('select count(*) as n from usage_moment')).toEqual([{ n: 24 }]);
  });
});
