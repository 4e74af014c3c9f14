import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { mayIn, useAccount } from '../api/account.tsx';
import { Notice } from '../parts/notice.tsx';
import { useWords } from '../words/words.tsx';
import { MakeIssue } from './make-issue.tsx';

/** Why the sample newsletter has no dates, and how its issues come about. */
export function SampleNote({ slug }: { readonly slug: string }): ReactNode {
  const { words } = useWords();
  const account = useAccount();
  return (
    <Notice icon="planner" its={words.planner.sample}>
      {mayIn(account, 'compile-issue', slug) ? (
        <MakeIssue slug={slug} kind="main" />
      ) : (
        <Link className="button plain" to={`/queue/${slug}`}>
          {words.queue.today.actions.queue}
        </Link>
      )}
    </Notice>
  );
}
