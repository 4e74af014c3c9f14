import { diffWordsWithSpace } from 'diff';
import type { ReactNode } from 'react';
import { useWords } from '../words/words.tsx';

const LONGEST_MS = 200;

/** What became of a text, word by word: struck through, or marked as new. */
export function WordDiff(props: { readonly before: string; readonly after: string }): ReactNode {
  const { words } = useWords();
  const { added, removed } = words.review.history;
  const { before, after } = props;
  const changes = diffWordsWithSpace(before, after, { timeout: LONGEST_MS }) ?? [
    { value: before, removed: true, added: false },
    { value: after, removed: false, added: true },
  ];
  return (
    <div className="diff" dir="auto">
      {changes.map((change, index) =>
        change.removed ? (
          <del key={index}>
            <span className="unseen"> [{removed}: </span>
            {change.value}
            <span className="unseen">] </span>
          </del>
        ) : change.added ? (
          <ins key={index}>
            <span className="unseen"> [{added}: </span>
            {change.value}
            <span className="unseen">] </span>
          </ins>
        ) : (
          <span key={index}>{change.value}</span>
        ),
      )}
    </div>
  );
}
