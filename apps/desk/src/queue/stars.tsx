import type { Rating } from '@galley/core/review';
import type { ReactNode } from 'react';
import { useWords } from '../words/words.tsx';

/** A rating as stars, which is read out as words. */
export function Stars({ rating: { value, max } }: { readonly rating: Rating }): ReactNode {
  const { words, format } = useWords();
  const said = words.queue.stars(format.number(value), format.number(max));
  const isHalf = !Number.isInteger(value);
  return (
    <span className="stars" role="img" aria-label={said} title={said}>
      {'★'.repeat(Math.floor(value))}
      {isHalf && '½'}
      <span className="unlit">{'★'.repeat(Math.floor(max - value))}</span>
    </span>
  );
}
