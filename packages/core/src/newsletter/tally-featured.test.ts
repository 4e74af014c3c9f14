import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tallyFeatured } from './tally-featured.ts';

test('outlets and ratings are told period by period', () => {
  const rating = (value: number, max = 5) => ({ value, max });
  expect(
    tallyFeatured([
      { period: '2026-Q2', outlet: 'WIRED', rating: rating(4.5), reviews: 1 },
      { period: '2026-Q1', outlet: 'WIRED', rating: rating(4), reviews: 1 },
      { period: '2026-Q1', outlet: 'Harbor', rating: rating(8, 10), reviews: 2 },
      { period: '2026-Q1', outlet: 'Harbor', rating: null, reviews: 1 },
    ]),
  ).toEqual({
    outlets: [
      { period: '2026-Q1', outlet: 'Harbor', reviews: 3 },
      { period: '2026-Q1', outlet: 'WIRED', reviews: 1 },
      { period: '2026-Q2', outlet: 'WIRED', reviews: 1 },
    ],
    ratings: [
      { period: '2026-Q1', stars: [0, 0, 0, 3, 0], unrated: 1 },
      { period: '2026-Q2', stars: [0, 0, 0, 0, 1], unrated: 0 },
    ],
  });
});

test('every review counts once, whatever its rating', () => {
  const group = fc.record({
    period: fc.constantFrom('2026-01', '2026-02'),
    outlet: fc.constantFrom('A', 'B', '__proto__'),
    rating: fc.option(fc.record({ value: fc.integer({ min: 0, max: 10 }), max: fc.nat(10) })),
    reviews: fc.nat(9),
  });
  fc.assert(
    fc.property(fc.array(group), (groups) => {
      const { outlets, ratings } = tallyFeatured(groups);
      const all = groups.reduce((sum, { reviews }) => sum + reviews, 0);
      expect(outlets.reduce((sum, { reviews }) => sum + reviews, 0)).toBe(all);
      const rated = ratings.flatMap(({ stars, unrated }) => [...stars, unrated]);
      expect(rated.reduce((sum, reviews) => sum + reviews, 0)).toBe(all);
    }),
  );
});
