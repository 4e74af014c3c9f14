/** Reviews of one period and outlet that have the same rating. */
export interface FeaturedReviews {
  readonly period: string;
  readonly outlet: string;
  readonly rating: { readonly value: number; readonly max: number } | null;
  readonly reviews: number;
}

/** How the ratings of a period are spread over stars of five. */
export interface RatingSpread {
  readonly period: string;
  /** From one star to five; halves count for the higher star. */
  readonly stars: readonly [number, number, number, number, number];
  readonly unrated: number;
}

export interface OutletCount {
  readonly period: string;
  readonly outlet: string;
  readonly reviews: number;
}

const STARS = 5;

/** Tells how a newsletter's outlets and ratings have changed from period to period. */
export function tallyFeatured(groups: readonly FeaturedReviews[]): {
  readonly outlets: readonly OutletCount[];
  readonly ratings: readonly RatingSpread[];
} {
  const outlets = new Map<string, OutletCount>();
  const ratings = new Map<
    string,
    { stars: [number, number, number, number, number]; unrated: number }
  >();
  for (const { period, outlet, rating, reviews } of groups) {
    const key = JSON.stringify([period, outlet]);
    const before = outlets.get(key)?.reviews ?? 0;
    outlets.set(key, { period, outlet, reviews: before + reviews });
    const spread = ratings.get(period) ?? { stars: [0, 0, 0, 0, 0], unrated: 0 };
    ratings.set(period, spread);
    if (rating === null || rating.max <= 0) spread.unrated += reviews;
    else spread.stars[starOf(rating)] = (spread.stars[starOf(rating)] ?? 0) + reviews;
  }
  return {
    outlets: [...outlets.values()].toSorted(
      (a, b) => compare(a.period, b.period) || b.reviews - a.reviews || compare(a.outlet, b.outlet),
    ),
    ratings: [...ratings]
      .map(([period, spread]) => ({ period, ...spread }))
      .toSorted((a, b) => compare(a.period, b.period)),
  };
}

/** Which of the five places a rating takes; no star at all counts with one. */
const starOf = ({ value, max }: { readonly value: number; readonly max: number }): number =>
  Math.min(STARS, Math.max(1, Math.round((value / max) * STARS))) - 1;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
