import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideDueIssue } from './decide-due-issue.ts';
import { ISSUE_STATES, isIssueEdge } from './issue-state.ts';

const dueAt = new Date('2026-03-13T08:00:00Z');
const at = (hours: number) => new Date(dueAt.getTime() + hours * 3_600_000);
const decide = (
  state: (typeof ISSUE_STATES)[number],
  now: Date,
  approvedAt: Date | null = at(-1),
) => decideDueIssue({ state, dueAt, approvedAt, lateLimitSeconds: 12 * 3600, now });

test('an approved issue goes at its due time and within the lateness limit', () => {
  expect(decide('approved', at(-0.001))).toEqual({ kind: 'wait' });
  expect(decide('approved', at(0))).toEqual({ kind: 'release' });
  expect(decide('approved', at(12))).toEqual({ kind: 'release' });
});

test('an approved issue found after the limit is held', () => {
  expect(decide('approved', at(12.001))).toEqual({ kind: 'hold', reason: 'too-late' });
});

test('an issue approved after the limit waits for a person', () => {
  expect(decide('approved', at(20), at(13))).toEqual({ kind: 'wait' });
});

test('a draft is held at its due time', () => {
  expect(decide('draft', at(-1), null)).toEqual({ kind: 'wait' });
  expect(decide('draft', at(0), null)).toEqual({ kind: 'hold', reason: 'not-approved' });
});

test('an extra issue waits', () => {
  expect(
    decideDueIssue({
      state: 'approved',
      dueAt: null,
      approvedAt: at(0),
      lateLimitSeconds: 0,
      now: at(99),
    }),
  ).toEqual({ kind: 'wait' });
});

test('every decision is a legal change of state', () => {
  const hours = fc.integer({ min: -30, max: 30 });
  fc.assert(
    fc.property(fc.constantFrom(...ISSUE_STATES), hours, hours, (state, now, approved) => {
      const decision = decide(state, at(now), at(approved));
      if (decision.kind === 'release') expect(isIssueEdge(state, 'sending')).toBe(true);
      if (decision.kind === 'hold') expect(isIssueEdge(state, 'held')).toBe(true);
    }),
  );
});
