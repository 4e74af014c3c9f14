import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { useAccount } from '../api/account.tsx';
import { useReading } from '../api/use-api.ts';
import { Loading, Page } from '../parts/page.tsx';
import { Unread } from '../parts/problem-note.tsx';
import { useWords } from '../words/words.tsx';
import { ReviewEditor } from './review-editor.tsx';

/** One review, to write and to read as readers will. */
export function ReviewPage(): ReactNode {
  const { words } = useWords();
  const { id = '' } = useParams();
  const { id: person } = useAccount();
  const review = useReading('GET /reviews/{id}', { params: { id } });
  // What somebody has typed stays theirs when another signs in here.
  if (review.data !== undefined) {
    return <ReviewEditor key={`${person} ${id}`} review={review.data} />;
  }
  return (
    <Page
      title={words.review.title}
      actions={
        <Link className="button plain" to="/queue">
          {words.review.back}
        </Link>
      }
    >
      {review.isPending ? (
        <Loading />
      ) : (
        <Unread error={review.error} retry={() => void review.refetch()} />
      )}
    </Page>
  );
}
