import type { ReactNode } from 'react';
import { useReading } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { Loading, Section } from '../parts/page.tsx';
import { Unread } from '../parts/problem-note.tsx';
import { VersionDiff } from '../review/version-diff.tsx';
import { useWords } from '../words/words.tsx';

/** The corrections of a review: when, why, and both texts. */
export function CorrectionList(props: {
  readonly id: string;
  /** Null for those who may not. */
  readonly tellAtOnce: ((number: number) => Promise<void>) | null;
}): ReactNode {
  const { words, moments } = useWords();
  const { id, tellAtOnce } = props;
  const its = words.correct;
  const listed = useReading('GET /reviews/{id}/corrections', { params: { id } });
  if (listed.data === undefined) {
    return listed.isError ? (
      <Unread error={listed.error} retry={() => void listed.refetch()} />
    ) : (
      <Loading />
    );
  }
  const { corrections } = listed.data;
  return (
    <Section title={its.earlier} {...(corrections.length === 0 && { what: its.none })}>
      {corrections.map((each, index) => (
        <article key={each.number} className="correction-made">
          <h3>{its.corrected(moments.full(each.at))}</h3>
          <p dir="auto">{each.note}</p>
          <VersionDiff before={each.before} after={each.after} />
          {index === 0 && tellAtOnce !== null && (
            <Button onClick={() => void tellAtOnce(each.number)}>{its.sendUrgent}</Button>
          )}
        </article>
      ))}
    </Section>
  );
}
