import type { OldReaders as Counted } from '@galley/contract/review';
import type { ReactNode } from 'react';
import { Loading, Section } from '../parts/page.tsx';
import { useWords } from '../words/words.tsx';

/** Which issues went out with the text, and how many readers have it. */
export function OldReaders({ counted }: { readonly counted: Counted | undefined }): ReactNode {
  const { words } = useWords();
  const its = words.correct;
  if (counted === undefined) return <Loading />;
  // Who got an issue whose deliveries were dropped, nobody can say.
  const isKnown = counted.issues.every(({ readers }) => readers !== null);
  const what = counted.readers === 0 ? its.nobody : its.allCount(counted.readers);
  return (
    <Section title={its.old} {...(isKnown && { what })}>
      <ul className="rows boxed">
        {counted.issues.map(({ id, number, readers }) => {
          const issue = words.queue.today.issue(number);
          return (
            <li key={id}>
              {readers === null ? its.dropped(issue) : its.issueCount(issue, readers)}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
