import type { Claim, HeadField } from '@galley/core/collect';

export const MISSING: HeadField<never> = { value: null, source: null, unsure: false, others: [] };

export const sure = <T>({ value, source }: Claim<T>): HeadField<T> => ({
  value,
  source,
  unsure: false,
  others: [],
});

const MOST_OTHERS = 5;

/** A field about which the sources disagree; `best` may be shown until somebody decides. */
export const unsure = <T>(best: Claim<T> | null, others: readonly Claim[]): HeadField<T> => ({
  value: best?.value ?? null,
  source: best?.source ?? null,
  unsure: true,
  others: others.slice(0, MOST_OTHERS),
});

/** Takes the first claim, if all that are not the same as it are few enough: none. */
export function settle(
  claims: readonly Claim[],
  isSame: (one: string, other: string) => boolean,
): HeadField<string> {
  const [best] = claims;
  if (best === undefined) return MISSING;
  const others = claims.filter(({ value }) => !isSame(best.value, value));
  return others.length === 0 ? sure(best) : unsure(best, others);
}
