import type { Review } from '@galley/core/review';
import { creditLine } from '../src/credit-line.ts';
import { useMail } from './mail-context.ts';
import { Paragraph } from './paragraph.tsx';
import { Stars } from './stars.tsx';

/** What stands under a title: the rating, then outlet, date and byline. */
export function Credits({ review, below }: { review: Review; below: number }) {
  const mail = useMail();
  if (review.rating === null && creditLine(review, mail).length === 0) return null;
  return (
    <Paragraph size="small" below={below}>
      <CreditLines review={review} stars={19} />
    </Paragraph>
  );
}

/** Its two lines: rating and, below it, the others. */
export function CreditLines({ review, stars }: { review: Review; stars?: number }) {
  const mail = useMail();
  const credits = creditLine(review, mail).join(mail.separator);
  return (
    <>
      {review.rating !== null && (
        <Stars rating={review.rating} {...(stars !== undefined && { size: stars })} />
      )}
      {review.rating !== null && credits !== '' && <br />}
      {credits}
    </>
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
