import { MOST_RENDITIONS } from './plan-renditions.ts';

/** Readers of a rendition who got the old text of some reviews. */
export interface OwedCorrections {
  /** The key of the rendition that they get by what they have chosen. */
  readonly base: string;
  /** The ids of the corrections that they have yet to get, in order. */
  readonly corrections: readonly string[];
  /** How many there are, those on a pause included. */
  readonly readers: number;
}

/** A rendition that is another one with corrections. */
export type CorrectedRendition = Pick<OwedCorrections, 'base' | 'corrections'>;

/**
 * Who gets the corrections of an issue: nobody, if all have got them; exactly those who got an old
 * text, in renditions of their own; or, if these would be too many, everybody.
 */
export type CorrectionPlan =
  | { readonly to: 'nobody' | 'everybody' }
  | { readonly to: 'old-readers'; readonly renditions: readonly CorrectedRendition[] };

/**
 * Plans the renditions of an issue with corrections, beside `count` without.
 *
 * The same readers give the same plan, in whatever order they come.
 */
export function planCorrections(
  count: number,
  owed: readonly OwedCorrections[],
  most: number = MOST_RENDITIONS,
): CorrectionPlan {
  const wanted = new Map(
    owed
      .filter(({ corrections, readers }) => corrections.length > 0 && readers > 0)
      .map(({ base, corrections }) => [correctedKey(base, corrections), { base, corrections }]),
  );
  if (wanted.size === 0) return { to: 'nobody' };
  if (count + wanted.size > most) return { to: 'everybody' };
  const keys = [...wanted.keys()].toSorted();
  return { to: 'old-readers', renditions: keys.flatMap((key) => wanted.get(key) ?? []) };
}

/** The key of a rendition with corrections. */
export const correctedKey = (base: string, corrections: readonly string[]): string =>
  `${base}+${corrections.join('.')}`;
