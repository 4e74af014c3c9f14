import { expect, test } from 'vitest';
import { planCorrections } from './plan-corrections.ts';

const owed = (base: string, corrections: readonly string[], readers = 1) => ({
  base,
  corrections,
  readers,
});

test('each rendition has one more for each set of corrections that its readers are owed', () => {
  const all = [owed('full', ['2']), owed('full', ['1', '2']), owed('7', ['2']), owed('7', ['2'])];
  const plan = {
    to: 'old-readers',
    renditions: [
      { base: '7', corrections: ['2'] },
      { base: 'full', corrections: ['1', '2'] },
      { base: 'full', corrections: ['2'] },
    ],
  };
  expect(planCorrections(2, all)).toEqual(plan);
  expect(planCorrections(2, all.toReversed())).toEqual(plan);
});

test('a correction that all have got goes to nobody', () => {
  expect(planCorrections(1, [])).toEqual({ to: 'nobody' });
  expect(planCorrections(1, [owed('full', ['1'], 0), owed('full', [])])).toEqual({ to: 'nobody' });
});

test('beyond the most renditions, everybody gets the corrections', () => {
  expect(planCorrections(15, [owed('full', ['1'])])).toMatchObject({ to: 'old-readers' });
  expect(planCorrections(16, [owed('full', ['1'])])).toEqual({ to: 'everybody' });
  expect(planCorrections(15, [owed('full', ['1']), owed('7', ['1'])])).toEqual({
    to: 'everybody',
  });
});
