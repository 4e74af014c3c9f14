import type { Rating } from '@galley/core/review';
import { describeRating } from '../src/describe-rating.ts';
import { useMail } from './mail-context.ts';

/** A rating: stars for the eye, and "4 of 5" beside them for everybody. */
export function Stars({ rating, size }: { rating: Rating; size?: number }) {
  const mail = useMail();
  const { words, stars } = describeRating(rating, mail);
  return (
    <>
      <span
        aria-hidden="true"
        className="accent"
        style={{
          ...(size !== undefined && { fontSize: size }),
          letterSpacing: '1px',
          color: mail.theme.light.accent,
        }}
      >
        {stars.filled + stars.empty}
      </span>{' '}
      {words.replaceAll(' ', '\u00A0')}
    </>
  );
}
