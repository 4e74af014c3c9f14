import { sampleReviewOf } from '@galley/wording/desk';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { useAccount } from '../api/account.tsx';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/notice.tsx';
import { useWords } from '../words/words.tsx';
import type { OwnNewsletter } from '../newsletter/current-newsletter.ts';
import { draftsOf } from './kept-drafts.ts';

/** What an empty queue shows: what a review looks like, and how it gets here. */
export function EmptyQueue({
  newsletter: { slug, language },
}: {
  readonly newsletter: OwnNewsletter;
}): ReactNode {
  const { words } = useWords();
  const sample = sampleReviewOf(language);
  const { id } = useAccount();
  const navigate = useNavigate();
  return (
    <Empty its={words.queue.empty}>
      <blockquote className="queue-sample" dir="auto">
        {sample}
      </blockquote>
      <div className="queue-empty-actions">
        <Link className="button main" to={`/queue/${slug}/add`}>
          {words.queue.add}
        </Link>
        <Button
          onClick={() => {
            draftsOf(id, slug).add([{ name: '', text: sample }]);
            void navigate(`/queue/${slug}/add`);
          }}
        >
          {words.queue.empty.sample}
        </Button>
      </div>
    </Empty>
  );
}
