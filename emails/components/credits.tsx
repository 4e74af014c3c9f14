import type { Review } from '@galley/core/review';
import { creditLine } from '../src/credit-line.ts';
import { Paragraph } from './paragraph.tsx';
import { Stars } from './stars.tsx';

/** What stands under a title: the rating, then outlet, date and byline. */
export function Credits({ review, language }: { review: Review; language: string }) {
  const credits = creditLine(review, language).join(' · ');
  return (
    <>
      {review.rating !== null && (
        <Paragraph size="small" isLast>
          <Stars rating={review.rating} size={20} />
        </Paragraph>
      )}
      {credits !== '' && (
        <Paragraph size="small" tone="quiet" isLast>
          {credits}
        </Paragraph>
      )}
    </>
  );
}

/** The same in a table of contents, as short as it can be: rating and outlet. */
export function BriefCredits({ review: { rating, outlet } }: { review: Review }) {
  if (rating === null && outlet === '') return null;
  return (
    <Paragraph size="small" tone="quiet" isLast>
      {rating !== null && <Stars rating={rating} size={14} />}
      {rating !== null && outlet !== '' && ' · '}
      {outlet}
    </Paragraph>
  );
}
