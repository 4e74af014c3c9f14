import type { Review } from '@galley/core/review';
import { creditLine } from '../src/credit-line.ts';
import { useMail } from './mail-context.ts';
import { Paragraph } from './paragraph.tsx';
import { Stars } from './stars.tsx';

/** What stands under a title: the rating, then outlet, date and byline. */
export function Credits({ review, below = 0 }: { review: Review; below?: number }) {
  const mail = useMail();
  const credits = creditLine(review, mail).join(mail.separator);
  if (review.rating === null && credits === '') return null;
  return (
    <Paragraph size="small" below={below}>
      {review.rating !== null && <Stars rating={review.rating} size={19} />}
      {review.rating !== null && credits !== '' && <br />}
      {credits}
    </Paragraph>
  );
}

/** The same in a table of contents, as short as it can be: outlet and rating. */
export function BriefCredits({ review: { rating, outlet } }: { review: Review }) {
  const { separator } = useMail();
  if (rating === null && outlet === '') return null;
  return (
    <Paragraph size="small" below={0}>
      {outlet}
      {rating !== null && outlet !== '' && separator}
      {rating !== null && <Stars rating={rating} />}
    </Paragraph>
  );
}
