import type { Review } from '@galley/core/review';
import { creditLine } from '../src/credit-line.ts';
import { useMail } from './mail-context.ts';
import { Paragraph } from './paragraph.tsx';
import { Stars } from './stars.tsx';

/** The credits under a title: the rating, then outlet, date and byline. */
export function Credits({ review, below }: { review: Review; below: number }) {
  const mail = useMail();
  if (review.rating === null && creditLine(review, mail).length === 0) return null;
  return (
    <Paragraph size="small" below={below}>
      <CreditLines review={review} stars={19} />
    </Paragraph>
  );
}

/** The two lines of the credits: the rating, and the rest below it. */
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

/** The shortest credits, for a table of contents: outlet and rating. */
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
