import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SUPPRESSION_STRENGTH } from '../feedback/index.ts';
import { STATUS_STRICTNESS, stricter, type ImportStanding } from './import-standing.ts';

const standings = fc.record<ImportStanding>({
  status: fc.constantFrom(null, ...STATUS_STRICTNESS),
  suppression: fc.constantFrom(null, ...SUPPRESSION_STRENGTH),
});

test('neither the order of statements nor their repetition matters', () => {
  fc.assert(
    fc.property(standings, standings, standings, (a, b, c) => {
      expect(stricter(a, b)).toEqual(stricter(b, a));
      expect(stricter(stricter(a, b), c)).toEqual(stricter(a, stricter(b, c)));
      expect(stricter(a, a)).toEqual(a);
    }),
  );
});

test('a suppression is never lost, and only somebody confirmed in every statement is confirmed', () => {
  fc.assert(
    fc.property(standings, standings, (a, b) => {
      const both = stricter(a, b);
      expect(both.suppression === null).toBe(a.suppression === null && b.suppression === null);
      if (both.status !== 'confirmed') return;
      expect(
        [a.status, b.status].every((status) => status === 'confirmed' || status === null),
      ).toBe(true);
    }),
  );
});
