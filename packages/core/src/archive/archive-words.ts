import { proseByField } from '../review/review-texts.ts';
import type { Review } from '../review/review.ts';

/** What a search looks through in a review, the weightiest first. */
export interface ArchiveWords {
  readonly title: string;
  /** Outlet and authors. */
  readonly credits: string;
  readonly summary: string;
  /** Everything else that an editor wrote. */
  readonly rest: string;
}

/** The words of a review, without those that Galley adds to it. */
export function archiveWords(review: Review): ArchiveWords {
  const { title, outlet, authors, summary } = review;
  const lines = (texts: readonly string[]): string =>
    texts.filter((text) => text !== '').join('\n');
  const rest = proseByField(review).filter(({ field }) => field !== 'summary');
  return {
    title,
    credits: lines([outlet, ...authors]),
    summary: lines(summary),
    rest: lines(rest.map(({ text }) => text)),
  };
}
