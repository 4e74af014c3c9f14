import { useParams } from 'react-router';
import type { ReactNode } from 'react';
import { useAccount } from '../api/account.tsx';
import { useReading } from '../api/use-api.ts';
import { Loading, Page } from '../parts/page.tsx';
import { Unread } from '../parts/problem-note.tsx';
import { useWords } from '../words/words.tsx';
import { CorrectForm } from './correct-form.tsx';

/** The page that corrects a review that was sent, and lists its corrections. */
export function CorrectPage(): ReactNode {
  const { words } = useWords();
  const { id = '' } = useParams();
  const { id: person } = useAccount();
  const review = useReading('GET /reviews/{id}', { params: { id } });
  if (review.data !== undefined) {
    // What somebody has typed stays theirs when another signs in here.
    return <CorrectForm key={`${person} ${id}`} review={review.data} />;
  }
  return (
    <Page title={words.correct.open}>
      {review.isPending ? (
        <Loading />
      ) : (
        <Unread error={review.error} retry={() => void review.refetch()} />
      )}
    </Page>
  );
}
