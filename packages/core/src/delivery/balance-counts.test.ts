import fc from 'fast-check';
import { expect, test } from 'vitest';
import { balanceCounts } from './balance-counts.ts';

const count = fc.nat(1_000_000);
const settled = fc.record({
  accepted: count,
  rejected: count,
  excluded: count,
  uncertain: count,
  pending: fc.constant(0),
});

test('holds exactly when every reader of the audience is counted once', () => {
  fc.assert(
    fc.property(settled, fc.integer({ min: -3, max: 3 }), (counts, off) => {
      const { accepted, rejected, excluded, uncertain } = counts;
      const audience = accepted + rejected + excluded + uncertain + off;
      expect(balanceCounts(audience, counts).kind).toBe(off === 0 ? 'even' : 'uneven');
    }),
  );
});

test('says what does not add up', () => {
  const counts = { accepted: 90, rejected: 1, excluded: 2, uncertain: 3, pending: 0 };
  expect(balanceCounts(96, counts)).toEqual({ kind: 'even' });
  expect(balanceCounts(97, counts)).toEqual({
    kind: 'uneven',
    detail: 'audience 97, but 90 accepted + 1 rejected + 2 excluded + 3 uncertain',
  });
});

test('fails while a reader is pending', () => {
  const counts = { accepted: 1, rejected: 0, excluded: 0, uncertain: 0, pending: 1 };
  expect(balanceCounts(1, counts)).toEqual({
    kind: 'uneven',
    detail:
      'audience 1, but 1 accepted + 0 rejected + 0 excluded + 0 uncertain, and 1 pending in no open batch',
  });
});
