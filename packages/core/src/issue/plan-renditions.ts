import { ALL_REVIEWS, parseChoice, printChoice } from '../subscription/choice.ts';
import { chooseReviews, type ChoosableReview } from './choose-reviews.ts';

/** The most renditions of an issue: somebody reads each before approving it. */
export const MOST_RENDITIONS = 16;

/** The key of the rendition with every review. */
export const FULL_RENDITION = 'full';

/** A choice, as `printChoice` prints it, with its readers. */
export interface CountedChoice {
  readonly choice: string;
  /** Who would get the issue now. */
  readonly readers: number;
  /** Who would, but for a pause. */
  readonly paused: number;
}

/** What a choice gives: exactly its reviews, the next larger set of them, or nothing at all. */
export type ChoiceGives = 'own' | 'larger' | 'nothing';

/** A choice with what it gives of one issue. */
export interface PlannedChoice extends CountedChoice {
  readonly gives: ChoiceGives;
}

/** A rendition to be made. */
export interface PlannedRendition {
  readonly key: string;
  /** The ids of its reviews, in the order of the issue. */
  readonly reviews: readonly string[];
  /** The choices whose readers get it. */
  readonly choices: readonly PlannedChoice[];
}

/** The renditions of an issue, the full one first, and the choices that leave nothing of it. */
export interface RenditionPlan {
  readonly renditions: readonly PlannedRendition[];
  readonly nothing: readonly PlannedChoice[];
}

/**
 * Plans the renditions of an issue from what its readers have chosen. Choices that give the same
 * reviews share one rendition. If there would be more than `most`, those with the fewest readers are
 * left out, and their readers get the smallest of the others that holds all of their reviews.
 *
 * The same reviews and choices give the same plan, in whatever order the choices come.
 */
export function planRenditions(
  reviews: readonly ChoosableReview[],
  choices: readonly CountedChoice[],
  most: number = MOST_RENDITIONS,
): RenditionPlan {
  const full = reviews.map(({ id }) => id);
  const wanted = withEverything(choices).map((counted) => ({
    ...counted,
    reviews: chooseReviews(parseChoice(counted.choice), reviews).map(({ id }) => id),
  }));
  const bySet = Map.groupBy(wanted, (each) => keyOf(each.reviews, full));
  const sets = [...bySet].map(([key, members]) => ({
    key,
    reviews: members[0]?.reviews ?? [],
    readers: members.reduce((sum, { readers, paused }) => sum + readers + paused, 0),
  }));
  const kept = sets
    .filter(({ reviews: its }) => its.length > 0)
    .toSorted(
      (a, b) =>
        Number(b.key === FULL_RENDITION) - Number(a.key === FULL_RENDITION) ||
        b.readers - a.readers ||
        larger(a, b),
    )
    .slice(0, most)
    .toSorted(larger);
  const given = wanted.map(({ reviews: its, ...counted }) => ({
    counted,
    found: findRendition(its, kept),
  }));
  return {
    renditions: kept.map(({ key, reviews: its }) => ({
      key,
      reviews: its,
      choices: given
        .filter(({ found }) => found.key === key)
        .map(({ counted, found }) => ({ ...counted, gives: found.gives }))
        .toSorted(
          (a, b) => b.readers + b.paused - a.readers - a.paused || byText(a.choice, b.choice),
        ),
    })),
    nothing: given
      .filter(({ found }) => found.gives === 'nothing')
      .map(({ counted }) => ({ ...counted, gives: 'nothing' as const }))
      .toSorted((a, b) => byText(a.choice, b.choice)),
  };
}

/** A rendition as {@link findRendition} looks at it. */
interface HeldReviews {
  readonly key: string;
  readonly reviews: readonly string[];
}

/**
 * Finds the rendition for these reviews: the one with exactly them or, if there is none, the
 * smallest that holds them all. The full rendition holds every review.
 */
export function findRendition(
  wanted: readonly string[],
  renditions: readonly HeldReviews[],
): { readonly gives: ChoiceGives; readonly key: string | null } {
  if (wanted.length === 0) return { gives: 'nothing', key: null };
  const [smallest] = renditions
    .filter(({ reviews }) => wanted.every((id) => reviews.includes(id)))
    .toSorted((a, b) => larger(b, a));
  if (smallest === undefined) return { gives: 'nothing', key: null };
  const isOwn = smallest.reviews.length === wanted.length;
  return { gives: isOwn ? 'own' : 'larger', key: smallest.key };
}

/** The full rendition is always made: it is what the web shows, and what new readers get. */
function withEverything(choices: readonly CountedChoice[]): readonly CountedChoice[] {
  const all = printChoice(ALL_REVIEWS);
  return choices.some(({ choice }) => choice === all)
    ? choices
    : [{ choice: all, readers: 0, paused: 0 }, ...choices];
}

const keyOf = (reviews: readonly string[], full: readonly string[]): string =>
  reviews.length === full.length ? FULL_RENDITION : reviews.join('.');

/** The larger set first; of equal ones, the first key. */
const larger = (a: HeldReviews, b: HeldReviews): number =>
  b.reviews.length - a.reviews.length || byText(a.key, b.key);

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
