import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classifyOutcome } from './classify-outcome.ts';
import { decideNext, type BatchFacts } from './decide-next.ts';
import type { Outcome } from './outcome.ts';
import { anyWireResult } from './wire-result.arbitrary.ts';

const NOW = new Date('2026-11-22T12:00:00Z');
const FACTS: BatchFacts = {
  size: 100,
  attempt: 1,
  inDoubt: false,
  refusedInARow: 1,
  refusedAlone: 1,
  othersAccepted: true,
};

const decide = (outcome: Outcome, facts: Partial<BatchFacts> = {}) =>
  decideNext({ ...FACTS, ...facts }, outcome, NOW, 0);

const readers = (size: number) => Array.from({ length: size }, (_, n) => `r${n}@readers.example`);

const isAboutContent = (status: unknown): boolean => status === 400 || status === 422;

const refused = (about: 'address' | 'recipient' | 'size', judged = about !== 'size'): Outcome => ({
  kind: 'batch-refused',
  about,
  judged,
  detail: 'HTTP 422',
});

test('takes ids as they are', () => {
  expect(decide({ kind: 'accepted', ids: ['a'] })).toEqual({ kind: 'accept', ids: ['a'] });
});

test('tries again without ambiguity if no byte was sent or the rate was too high', () => {
  expect(decide({ kind: 'unsent', code: 'ECONNREFUSED' })).toEqual({
    kind: 'retry',
    afterSeconds: 1,
    ambiguous: false,
  });
  expect(decide({ kind: 'slow-down', seconds: 7 })).toEqual({
    kind: 'retry',
    afterSeconds: 7,
    ambiguous: false,
  });
});

test('spreads retries by up to half of their wait', () => {
  const after = (outcome: Outcome, jitter: number) => decideNext(FACTS, outcome, NOW, jitter);
  const lost: Outcome = { kind: 'ambiguous', code: 'TIMEOUT' };
  expect(after(lost, 0.5)).toMatchObject({ afterSeconds: 1.25 });
  expect(after(lost, 1)).toMatchObject({ afterSeconds: 1.5 });
  expect(after({ kind: 'in-flight' }, 0.5)).toMatchObject({ afterSeconds: 2.5 });
});

test('keeps bytes and key after an ambiguous attempt, and records the ambiguity', () => {
  expect(decide({ kind: 'ambiguous', code: 'TIMEOUT' })).toEqual({
    kind: 'retry',
    afterSeconds: 1,
    ambiguous: true,
  });
});

test('waits longer after each attempt, up to a minute', () => {
  const waits = [1, 2, 3, 6, 7, 50].map((attempt) => {
    const step = decide({ kind: 'unsent', code: 'ECONNREFUSED' }, { attempt });
    return step.kind === 'retry' ? step.afterSeconds : null;
  });
  expect(waits).toEqual([1, 2, 4, 32, 60, 60]);
});

test('counts a request under way at Resend as ambiguous', () => {
  expect(decide({ kind: 'in-flight' })).toMatchObject({ kind: 'retry', ambiguous: true });
});

test('leaves a key that was used with other bytes to a person', () => {
  expect(decide({ kind: 'key-conflict', detail: 'x' })).toEqual({
    kind: 'doubt',
    reason: 'key-conflict',
    detail: 'x',
  });
});

test('pauses for a quota, and tries again before its reset is known', () => {
  expect(decide({ kind: 'quota', period: 'daily', detail: '' })).toMatchObject({
    kind: 'pause',
    reason: 'quota-daily',
    resumeAt: new Date('2026-11-22T13:00:00Z'),
  });
  expect(decide({ kind: 'quota', period: 'monthly', detail: '' }, { attempt: 2 })).toMatchObject({
    kind: 'pause',
    reason: 'quota-monthly',
    resumeAt: new Date('2026-11-23T00:00:00Z'),
  });
});

test('pauses when a gateway refuses, although that proves nothing', () => {
  const refusal = { reason: 'not-allowed', detail: 'HTTP 403' } as const;
  expect(decide({ kind: 'ambiguous', code: 'HTTP 403', refusal })).toEqual({
    kind: 'pause',
    ...refusal,
    resumeAt: null,
    afresh: false,
  });
});

test('pauses indefinitely when the issue itself is refused', () => {
  expect(decide({ kind: 'issue-refused', reason: 'not-allowed', detail: 'HTTP 403' })).toEqual({
    kind: 'pause',
    reason: 'not-allowed',
    detail: 'HTTP 403',
    resumeAt: null,
    afresh: false,
  });
});

describe('a refused batch', () => {
  test('is split to find the refused reader', () => {
    for (const about of ['address', 'recipient', 'size'] as const) {
      expect(decide(refused(about))).toMatchObject({ kind: 'split' });
    }
  });

  test('in doubt is split only by a judgement on the same bytes, otherwise tried again', () => {
    expect(decide(refused('recipient'), { inDoubt: true })).toMatchObject({ kind: 'split' });
    expect(decide(refused('size', true), { inDoubt: true })).toMatchObject({ kind: 'split' });
    for (const size of [1, 100]) {
      expect(decide(refused('size'), { inDoubt: true, attempt: 3, size })).toEqual({
        kind: 'retry',
        afterSeconds: 4,
        ambiguous: false,
      });
    }
  });

  test('of one reader is rejected if the reply is about that reader', () => {
    const alone = { size: 1, othersAccepted: false };
    expect(decide(refused('address'), alone)).toMatchObject({ kind: 'reject' });
    expect(decide(refused('recipient'), { size: 1 })).toMatchObject({ kind: 'reject' });
  });

  test('of one reader whom the reply does not quote waits until others are accepted, then pauses', () => {
    const alone = { size: 1, othersAccepted: false };
    const steps = [1, 2, 3, 4].map((times) =>
      decide(refused('recipient'), { ...alone, refusedAlone: times }),
    );
    expect(steps.map(({ kind }) => kind)).toEqual(['defer', 'defer', 'pause', 'pause']);
    expect(decide(refused('recipient'), { size: 1, refusedAlone: 9 }).kind).toBe('reject');
  });

  test('of one reader that is too large pauses the issue', () => {
    expect(decide(refused('size'), { size: 1 })).toMatchObject({
      kind: 'pause',
      reason: 'refused',
    });
  });

  test('after many in a row is about the issue, unless the reply quotes the address', () => {
    for (const size of [1, 100]) {
      expect(decide(refused('recipient'), { size, refusedInARow: 19 }).kind).not.toBe('pause');
      expect(decide(refused('recipient'), { size, refusedInARow: 20 })).toEqual({
        kind: 'pause',
        reason: 'refused',
        detail: 'HTTP 422',
        resumeAt: null,
        afresh: size === 1,
      });
      expect(decide(refused('size'), { size, refusedInARow: 20 }).kind).toBe('pause');
      expect(decide(refused('address'), { size, refusedInARow: 500 }).kind).not.toBe('pause');
    }
  });
});

test('accepts only what was accepted, and neither splits nor rejects ambiguous batches', () => {
  fc.assert(
    fc.property(
      anyWireResult,
      fc.record({
        size: fc.integer({ min: 1, max: 100 }),
        attempt: fc.integer({ min: 1, max: 1000 }),
        inDoubt: fc.boolean(),
        refusedInARow: fc.nat(40),
        refusedAlone: fc.nat(40),
        othersAccepted: fc.boolean(),
      }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (result, facts, jitter) => {
        const outcome = classifyOutcome(result, readers(facts.size), NOW);
        const step = decideNext(facts, outcome, NOW, jitter);
        expect(step.kind === 'accept').toBe(outcome.kind === 'accepted');
        if (outcome.kind === 'ambiguous' || outcome.kind === 'in-flight') {
          expect(['retry', 'pause']).toContain(step.kind);
          if (step.kind === 'retry') expect(step.ambiguous).toBe(true);
        }
        if (step.kind === 'split') expect(facts.size).toBeGreaterThan(1);
        if (step.kind === 'reject') {
          expect(facts.size).toBe(1);
          expect(result).toMatchObject({ status: expect.toSatisfy(isAboutContent) });
        }
        if (step.kind === 'defer') expect(facts.size).toBe(1);
        // Only a judgement on the same bytes ends a doubt.
        if (step.kind === 'pause' && step.afresh) {
          expect(facts.size).toBe(1);
          if (facts.inDoubt) expect(outcome).toMatchObject({ judged: true });
        }
        if (step.kind === 'retry' || step.kind === 'defer') {
          expect(step.afterSeconds).toBeGreaterThan(0);
          expect(step.afterSeconds).toBeLessThanOrEqual(3600);
        }
      },
    ),
  );
});
