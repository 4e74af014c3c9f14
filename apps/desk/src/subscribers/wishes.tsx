import type { ReactNode } from 'react';
import { useWords } from '../words/words.tsx';

/** What somebody wants, if it isn't everything. */
export function Wishes(props: {
  readonly of: { readonly floor: number | null; readonly topics: readonly string[] | null } & {
    readonly rhythm?: 'every' | 'monthly';
  };
}): ReactNode {
  const { person } = useWords().words.subscribers;
  const { floor, topics, rhythm = 'every' } = props.of;
  const wishes = [
    ...(floor === null ? [] : [person.floor(floor)]),
    ...(topics === null ? [] : topics),
    ...(rhythm === 'monthly' ? [person.monthly] : []),
  ];
  return <bdi>{wishes.length === 0 ? person.allReviews : wishes.join(' · ')}</bdi>;
}
