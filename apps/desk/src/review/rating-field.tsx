import type { Rating } from '@galley/core/review';
import type { KeyboardEvent, ReactNode } from 'react';
import { Icon } from '../parts/icon.tsx';
import { useWords } from '../words/words.tsx';

const USUAL_MAX = 5;
const STAR = 'M10 2.2l2.4 5 5.4.7-4 3.8 1 5.4-4.8-2.7-4.8 2.7 1-5.4-4-3.8 5.4-.7z';

/** Stars in halves: by arrow keys and digits, or by a tap on a star; a second tap takes half of it. */
export function RatingField(props: {
  readonly rating: Rating | null;
  readonly change: (rating: Rating | null) => void;
  readonly readOnly: boolean;
}): ReactNode {
  const { words, format } = useWords();
  const its = words.review.rating;
  const { rating, change, readOnly } = props;
  const max = rating?.max ?? USUAL_MAX;
  const value = rating?.value ?? 0;
  const set = (next: number): void => change({ value: Math.min(max, Math.max(0, next)), max });
  const steer = (event: KeyboardEvent): void => {
    if (readOnly || event.altKey || event.ctrlKey || event.metaKey) return;
    const next = stepOf(event.key, value, max, document.documentElement.dir === 'rtl');
    if (next === undefined) return;
    event.preventDefault();
    if (next === null) change(null);
    else set(next);
  };
  return (
    <span className="rating">
      <span
        role="slider"
        tabIndex={0}
        className="star-slider"
        aria-label={words.review.fields.rating}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={value}
        aria-valuetext={
          rating === null ? its.none : its.stars(format.number(value), format.number(max))
        }
        aria-readonly={readOnly}
        onKeyDown={steer}
      >
        {Array.from({ length: max }, (_, index) => (
          <Star
            key={index}
            full={value - index}
            press={() => {
              if (!readOnly) set(value === index + 1 ? index + 0.5 : index + 1);
            }}
          />
        ))}
      </span>
      <span className="rating-value">
        {rating === null ? its.none : `${format.number(value)}/${format.number(max)}`}
      </span>
      {rating !== null && !readOnly && (
        <button
          type="button"
          className="button quiet square small"
          aria-label={its.clear}
          onClick={() => change(null)}
        >
          <Icon name="close" />
        </button>
      )}
    </span>
  );
}

/** Undefined if the key means nothing here, null if it takes the rating away. */
function stepOf(
  key: string,
  value: number,
  max: number,
  isRtl: boolean,
): number | null | undefined {
  const onward = isRtl ? 'ArrowLeft' : 'ArrowRight';
  const back = isRtl ? 'ArrowRight' : 'ArrowLeft';
  if (key === onward || key === 'ArrowUp') return value + 0.5;
  if (key === back || key === 'ArrowDown') return value - 0.5;
  if (key === 'Home') return 0;
  if (key === 'End') return max;
  if (key === 'Delete' || key === 'Backspace') return null;
  return /^\d$/.test(key) ? Number(key) : undefined;
}

/** The slider tells screen readers everything; the stars are only for tapping. */
const Star = (props: { readonly full: number; readonly press: () => void }): ReactNode => (
  <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false" onClick={props.press}>
    <path className="star-ground" d={STAR} />
    {props.full > 0 && (
      <path className={props.full >= 1 ? 'star-full' : 'star-full star-half'} d={STAR} />
    )}
  </svg>
);
