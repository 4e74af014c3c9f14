import type { Review } from '../../../../review/review.ts';
import { proseByField, proseOf, type FieldText } from '../../../../review/review-texts.ts';
import type { Advice, Blame, PreflightReview } from '../../preflight-rule.ts';

/** Every text of a review, with the field that has it. */
export const textsByField = (review: Review): readonly FieldText[] => [
  { field: 'title', text: review.title },
  ...proseByField(review),
];

/** Blames the field of a review that has this text in its URL or its prose. */
export function blameFor(about: PreflightReview | undefined, text: string): Blame | null {
  if (about === undefined) return null;
  const { url } = about.review;
  const texts = [{ field: 'url', text: url ?? '' }, ...proseByField(about.review)];
  return { kind: 'review', field: texts.find((each) => each.text.includes(text))?.field ?? null };
}

export const BLAMES_NOTE: Blame = { kind: 'issue', field: 'note' };

/** The first review that has this text in its URL or its prose. */
export const reviewWith = (
  reviews: readonly PreflightReview[],
  text: string,
): PreflightReview | undefined =>
  reviews.find(({ review }) =>
    [review.url ?? '', ...proseOf(review)].some((each) => each.includes(text)),
  );

/** How to change the editor's note; files have none. */
export const REWRITE_NOTE: Advice = {
  issue: 'If it is not intended, write another: galley issue set N --note TEXT.',
  files: null,
};
