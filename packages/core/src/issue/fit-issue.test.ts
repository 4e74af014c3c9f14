import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Extent } from './extent.ts';
import { fitIssue, type IssueSizes } from './fit-issue.ts';

const RANK: Readonly<Record<Extent, number>> = { headline: 0, summary: 1, full: 2 };
const EXTENTS: readonly Extent[] = ['full', 'summary', 'headline'];

const size = fc.integer({ min: 0, max: 20_000 });
/** Usual sizes, and sizes where a shorter form is not smaller. */
const anySizes: fc.Arbitrary<IssueSizes> = fc.record({
  fixed: size,
  reviews: fc.array(fc.record({ full: size, summary: size, headline: size }), { maxLength: 40 }),
});
const shrinking: fc.Arbitrary<IssueSizes> = fc.record({
  fixed: size,
  reviews: fc.array(
    fc
      .tuple(size, fc.integer({ min: 1, max: 9000 }), fc.integer({ min: 1, max: 9000 }))
      .map(([headline, more, most]) => ({
        headline,
        summary: headline + more,
        full: headline + more + most,
      })),
    { maxLength: 40 },
  ),
});
const budget = fc.integer({ min: 0, max: 400_000 });

const bytesOf = ({ fixed, reviews }: IssueSizes, extents: readonly Extent[]): number =>
  fixed + reviews.reduce((sum, sizes, at) => sum + sizes[extents[at] ?? 'full'], 0);

const smallest = ({ fixed, reviews }: IssueSizes): number =>
  fixed + reviews.reduce((sum, sizes) => sum + Math.min(...EXTENTS.map((each) => sizes[each])), 0);

describe('fitIssue', () => {
  it('is within the budget whenever any choice is, and counts its bytes correctly', () => {
    fc.assert(
      fc.property(anySizes, budget, (sizes, most) => {
        const fit = fitIssue(sizes, most);
        expect(fit.bytes).toBe(bytesOf(sizes, fit.extents));
        expect(fit.fits).toBe(fit.bytes <= most);
        expect(fit.fits).toBe(smallest(sizes) <= most);
      }),
    );
  });

  it('shrinks nothing when everything fits', () => {
    fc.assert(
      fc.property(anySizes, (sizes) => {
        const all = sizes.reviews.map((): Extent => 'full');
        expect(fitIssue(sizes, bytesOf(sizes, all))).toMatchObject({ extents: all, fits: true });
      }),
    );
  });

  it('never shows less of a review in a larger budget', () => {
    fc.assert(
      fc.property(anySizes, budget, budget, (sizes, one, other) => {
        const small = fitIssue(sizes, Math.min(one, other)).extents;
        const large = fitIssue(sizes, Math.max(one, other)).extents;
        small.forEach((extent, at) =>
          expect(RANK[large[at] ?? 'full']).toBeGreaterThanOrEqual(RANK[extent]),
        );
      }),
    );
  });

  it('never shows more of a later review than of an earlier one, and shrinks the lead last', () => {
    fc.assert(
      fc.property(shrinking, budget, (sizes, most) => {
        const { extents } = fitIssue(sizes, most);
        const ranks = extents.map((extent) => RANK[extent]);
        expect(ranks).toEqual(ranks.toSorted((a, b) => b - a));
        if (extents[0] !== 'full') {
          expect(extents.slice(1)).toEqual(extents.slice(1).map(() => 'headline'));
        }
      }),
    );
  });

  it('never replaces a review with a form that is larger', () => {
    const sizes = {
      fixed: 0,
      reviews: [10, 10].map(() => ({ full: 10, summary: 12, headline: 4 })),
    };
    expect(fitIssue(sizes, 15).extents).toEqual(['full', 'headline']);
    expect(fitIssue(sizes, 1)).toEqual({
      extents: ['headline', 'headline'],
      bytes: 8,
      fits: false,
    });
  });
});
