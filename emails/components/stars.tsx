import type { Rating } from '@galley/core/review';
import { describeRating } from '../src/describe-rating.ts';
import { COLOURS, SANS } from './theme.ts';

/** A rating: stars for the eye, and beside them "4 of 5" for everybody. */
export function Stars({ rating, size }: { rating: Rating; size: number }) {
  const { words, stars } = describeRating(rating);
  return (
    <>
      {stars !== null && (
        <>
          <span
            aria-hidden="true"
            className="accent"
            style={{ fontSize: size, letterSpacing: '1px', color: COLOURS.accent }}
          >
            {stars.filled + stars.empty}
          </span>{' '}
        </>
      )}
      <span className="ink" style={{ fontFamily: SANS, fontWeight: 700, color: COLOURS.ink }}>
        {words}
      </span>
    </>
  );
}
