import type { CalendarEntry } from '@galley/contract/newsletter';
import { expect, test } from 'vitest';
import { createPaint } from '../shell/paint.ts';
import { calendarText } from './calendar-text.ts';

const paint = createPaint({ write: () => undefined }, {});
const newsletter = { title: 'Digest', cadence: 'weekly fri 08:00', timeZone: 'Europe/London' };

const entry = (its: Partial<CalendarEntry> = {}): CalendarEntry => ({
  bestOf: null,
  dueOn: '2026-03-13',
  localTime: '08:00',
  timeZone: 'Europe/London',
  offset: '+00:00',
  dueAt: '2026-03-13T08:00:00.000Z',
  cutOffAt: '2026-03-13T06:00:00.000Z',
  movedFrom: null,
  clockChanges: [],
  madeUpUntil: null,
  late: [],
  outcome: { kind: 'would-skip', reason: 'empty', ready: 0, minimum: 2, held: 0 },
  ...its,
});

const text = (...entries: CalendarEntry[]) => calendarText(paint, newsletter, entries);
/** What stands beside one slot. */
const said = (its: Partial<CalendarEntry>) =>
  text(entry(its))
    .split('\n')[2]
    ?.replace(/^2026-03-13 .* UTC {2}[\d: -]+ {2}/, '');

const late = [
  { id: '7', title: 'One', waitsFor: '2026-03-20' },
  { id: '8', title: 'Two', waitsFor: '2026-03-20' },
  { id: '9', title: 'Three', waitsFor: '2026-03-27' },
];

test('shows the cut-off beside the slot, with its date if that is another one', () => {
  expect(text(entry(), entry({ cutOffAt: '2026-03-12T20:00:00.000Z' })).split('\n')).toEqual([
    'Digest weekly fri 08:00, Europe/London',
    'DUE         LOCAL TIME      UTC                   CUT-OFF           WHAT',
    '2026-03-13  08:00 (+00:00)  2026-03-13 08:00 UTC  06:00             skipped: the queue is empty',
    '2026-03-13  08:00 (+00:00)  2026-03-13 08:00 UTC  2026-03-12 20:00  skipped: the queue is empty',
  ]);
});

test('an empty slot after one that takes every review is not called an empty queue', () => {
  const taken = entry({
    outcome: { kind: 'would-compile', reviews: [{ id: '1', title: 'One' }] },
  });
  expect(text(taken, entry())).toContain('skipped: nothing is left in the queue by then');
});

test('says when the queue closed, what came later and where it waits', () => {
  const wait =
    'the queue closed at 06:00; One · Two came later and wait for 2026-03-20; Three came later and waits for 2026-03-27';
  expect(said({ late })).toBe(`skipped: nothing was in the queue in time; ${wait}`);
  const facts = { ready: 0, minimum: 2, held: 0 };
  expect(said({ late, outcome: { kind: 'skipped', reason: 'empty', ...facts } })).toBe(
    `skipped: nothing was in the queue in time; ${wait}`,
  );
  const reviews = [{ id: '1', title: 'Zero' }];
  expect(said({ late, outcome: { kind: 'issue', number: 4, state: 'draft', reviews } })).toBe(
    `issue 4, draft: Zero; ${wait}`,
  );
});

test('held reviews and too few of them are reasons of their own, before and after', () => {
  for (const kind of ['would-skip', 'skipped'] as const) {
    const facts = { minimum: 2, held: 3 };
    expect(said({ outcome: { kind, reason: 'all-held', ready: 0, ...facts } })).toBe(
      'skipped: no review is ready, 3 reviews held',
    );
    expect(said({ outcome: { kind, reason: 'too-few', ready: 1, ...facts } })).toBe(
      'skipped: 1 review of at least 2 needed; 3 reviews held',
    );
  }
});

test('a slot that passed says what happens to it, and what happened', () => {
  const reviews = [{ id: '1', title: 'One' }];
  const madeUpUntil = '2026-03-13T20:00:00.000Z';
  expect(said({ madeUpUntil, outcome: { kind: 'would-compile', reviews } })).toBe(
    'passed; made up if Galley runs by 20:00: One',
  );
  expect(said({ madeUpUntil })).toBe('passed; skipped: the queue is empty');
  expect(said({ outcome: { kind: 'would-miss' } })).toBe(
    'passed, and too late to make up: missed, because Galley did not run',
  );
  const nothing = { ready: null, minimum: null, held: null };
  expect(said({ outcome: { kind: 'skipped', reason: 'missed', ...nothing } })).toMatch(/^missed:/);
});

test('says changes of the clocks in words', () => {
  const at = '2026-03-29T01:00:00.000Z';
  const change = { at, on: '2026-03-29', time: '01:00', minutes: 60 };
  expect(text(entry({ clockChanges: [change] }))).toMatch(
    /\nOn 2026-03-29 at 01:00, clocks in Europe\/London go forward by 1 hour; slots keep their local time\.$/,
  );
  expect(text(entry({ clockChanges: [{ ...change, minutes: -30 }] }))).toContain(
    'go back by 30 minutes;',
  );
  expect(text(entry({ movedFrom: '01:30', localTime: '02:30' }))).toMatch(
    /\nOn 2026-03-13, clocks skip 01:30, so that slot is at 02:30\.$/,
  );
});

test('names the time zone of a slot that was decided in another one', () => {
  expect(text(entry({ timeZone: 'Asia/Tokyo', localTime: '17:00', offset: '+09:00' }))).toContain(
    '17:00 (+09:00, Asia/Tokyo)',
  );
});

test.each([
  [{ kind: 'would-compile', reviews: [{ id: '1', title: 'One' }] }, 'best of 2026-02: One'],
  [{ kind: 'would-compile', reviews: [] }, 'best of 2026-02: no rated review is out yet'],
  [
    { kind: 'skipped', reason: 'made-by-hand', ready: null, minimum: null, held: null },
    'best of 2026-02: skipped: somebody had made it already',
  ],
  [
    { kind: 'given-back' },
    'best of 2026-02: cancelled; to compile it again: galley issue compile --best-of 2026-02',
  ],
] as const)('a best-of says which month it is of: %j', (outcome, line) => {
  expect(said({ bestOf: '2026-02', outcome })).toBe(line);
});
