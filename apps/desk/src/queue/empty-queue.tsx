import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/notice.tsx';
import { useWords } from '../words/words.tsx';
import type { OwnNewsletter } from '../newsletter/current-newsletter.ts';
import { useExample } from './use-example.ts';

/** What an empty queue shows: what a review looks like, and how it gets here. */
export function EmptyQueue({ newsletter }: { readonly newsletter: OwnNewsletter }): ReactNode {
  const { words } = useWords();
  const example = useExample(newsletter);
  return (
    <Empty its={words.queue.empty}>
      <blockquote className="queue-sample" dir="auto">
        {example.text}
      </blockquote>
      <div className="queue-empty-actions">
        <Link className="button main" to={`/queue/${newsletter.slug}/add`}>
          {words.queue.add}
        </Link>
        <Button onClick={example.use}>{words.queue.empty.sample}</Button>
      </div>
    </Empty>
  );
}
