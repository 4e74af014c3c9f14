import type { ListedReview } from '@galley/contract/review';
import type { ReactNode } from 'react';
import { useWords } from '../words/words.tsx';

/** Where a review is: its place in the queue, or its issue. */
export function ReviewPlace({ review }: { readonly review: ListedReview }): ReactNode {
  const { words, format } = useWords();
  const { places } = words.review;
  const { state, place, issue } = review;
  const number = issue === null ? '' : format.number(issue.number);
  switch (state) {
    case 'queued':
      return <span className="tag">{places.queued(format.number(place ?? 0))}</span>;
    case 'held':
      return <span className="tag warns">{places.held}</span>;
    case 'removed':
      return <span className="tag">{places.removed}</span>;
    case 'compiled':
    case 'featured':
      return (
        <span className="tag">
          {places[state](number)}
          {issue !== null && state === 'compiled' && ` · ${words.states[issue.state]}`}
        </span>
      );
  }
}
