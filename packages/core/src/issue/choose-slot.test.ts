import fc from 'fast-check';
import { expect, test } from 'vitest';
import { slotOn, type Schedule } from '../newsletter/slots.ts';
import { chooseSlot, type DecidedSlotFacts } from './choose-slot.ts';
import { ISSUE_STATES, type IssueState } from './issue-state.ts';

const schedule: Schedule = {
  cadence: { kind: 'weekly', weekday: 'fri', time: { hour: 8, minute: 0 } },
  timeZone: 'Europe/London',
  cutOffSeconds: 7200,
  lateLimitSeconds: 43_200,
};

const skipped = (dueOn: string): DecidedSlotFacts => ({
  slot: slotOn(schedule, dueOn),
  skipped: 'empty',
  issue: null,
});
const compiled = (dueOn: string, state: IssueState): DecidedSlotFacts => ({
  slot: slotOn(schedule, dueOn),
  skipped: null,
  issue: { id: dueOn, number: 7, state },
});

const choose = (
  now: string,
  wanted: string | null = null,
  decided: readonly DecidedSlotFacts[] = [],
) => chooseSlot({ schedule, decided, wanted, now: new Date(now) });

test('takes the next slot that is not over, even before its cut-off', () => {
  const next = { kind: 'new', slot: { dueOn: '2026-03-13' } };
  expect(choose('2026-03-06T08:00:00Z')).toMatchObject(next);
  expect(choose('2026-03-13T07:59:59Z')).toMatchObject(next);
  expect(choose('2026-03-13T08:00:00Z')).toMatchObject({ slot: { dueOn: '2026-03-20' } });
});

test('an open issue of the next slot is compiled again, and past ones are skipped', () => {
  const now = '2026-03-09T00:00:00Z';
  for (const state of ['draft', 'approved', 'held'] as const) {
    expect(choose(now, null, [compiled('2026-03-13', state)])).toEqual({
      kind: 'again',
      issueId: '2026-03-13',
    });
  }
  const over = [skipped('2026-03-13'), compiled('2026-03-20', 'cancelled')];
  expect(choose(now, null, over)).toMatchObject({ slot: { dueOn: '2026-03-27' } });
});

test('a wanted date must be a due date that is not over', () => {
  const now = '2026-03-13T20:00:00Z';
  expect(choose(now, '2026-03-13')).toMatchObject({ kind: 'new' });
  expect(choose('2026-03-13T20:00:01Z', '2026-03-13')).toMatchObject({
    kind: 'no-slot',
    detail: 'it is past its lateness limit',
  });
  expect(choose(now, '2026-03-14')).toEqual({
    kind: 'no-slot',
    detail: 'it is not a due date of the cadence',
    next: ['2026-03-20', '2026-03-27', '2026-04-03'],
  });
  expect(choose(now, '2026-03-20', [skipped('2026-03-20')])).toEqual({
    kind: 'no-slot',
    detail: 'it was skipped (empty)',
    next: ['2026-03-27', '2026-04-03', '2026-04-10'],
  });
});

test('a decided date keeps its open issue after the cadence has changed and the date has passed', () => {
  expect(choose('2026-09-01T00:00:00Z', '2026-03-11', [compiled('2026-03-11', 'held')])).toEqual({
    kind: 'again',
    issueId: '2026-03-11',
  });
});

test('after a change of cadence, slots decided before keep their turn and their times', () => {
  const now = '2026-03-12T12:00:00Z';
  const monday: Schedule = {
    ...schedule,
    cadence: { kind: 'weekly', weekday: 'mon', time: { hour: 18, minute: 0 } },
  };
  const after = (decided: DecidedSlotFacts) =>
    chooseSlot({ schedule: monday, decided: [decided], wanted: null, now: new Date(now) });
  expect(after(compiled('2026-03-13', 'draft'))).toEqual({ kind: 'again', issueId: '2026-03-13' });
  const givenBack = { ...skipped('2026-03-13'), skipped: null };
  expect(after(givenBack)).toEqual({ kind: 'new', slot: slotOn(schedule, '2026-03-13') });
  expect(after(skipped('2026-03-13'))).toMatchObject({ slot: { dueOn: '2026-03-16' } });
});

test('a decided slot never becomes new again', () => {
  const dates = ['2026-03-13', '2026-03-20', '2026-03-27'];
  const facts = fc.tuple(fc.constantFrom(...dates), fc.constantFrom(...ISSUE_STATES, null));
  fc.assert(
    fc.property(
      fc.uniqueArray(facts, { selector: ([date]) => date }),
      fc.option(fc.constantFrom(...dates)),
      (entries, wanted) => {
        const decided = entries.map(([dueOn, state]) =>
          state === null ? skipped(dueOn) : compiled(dueOn, state),
        );
        const choice = choose('2026-03-10T00:00:00Z', wanted, decided);
        if (choice.kind === 'new') {
          expect(decided.map(({ slot }) => slot.dueOn)).not.toContain(choice.slot.dueOn);
          if (wanted !== null) expect(choice.slot.dueOn).toBe(wanted);
        }
        if (choice.kind === 'again') {
          const state = decided.find(({ slot }) => slot.dueOn === choice.issueId)?.issue?.state;
          expect(['draft', 'approved', 'held']).toContain(state);
        }
      },
    ),
  );
});
