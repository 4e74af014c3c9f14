import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { useAccount } from '../api/account.tsx';
import { useReading } from '../api/use-api.ts';
import { Loading, Page } from '../parts/page.tsx';
import { Unread } from '../parts/problem-note.tsx';
import { useWords } from '../words/words.tsx';
import { IssueView } from './issue-view.tsx';

/** One issue, from its first draft to the last reader. */
export function IssuePage(): ReactNode {
  const { words } = useWords();
  const { slug = '', number = '' } = useParams();
  const { id: person } = useAccount();
  const name = 'GET /newsletters/{slug}/issues/{number}/outline';
  const issue = useReading(name, { params: { slug, number } });
  // What somebody has typed stays theirs when another signs in here.
  if (issue.data !== undefined) {
    return <IssueView key={`${person} ${issue.data.id}`} issue={issue.data} />;
  }
  return (
    <Page
      title={words.issue.title}
      actions={
        <Link className="button plain" to={`/planner/${slug}`}>
          {words.issue.planner}
        </Link>
      }
    >
      {issue.isPending ? (
        <Loading />
      ) : (
        <Unread error={issue.error} retry={() => void issue.refetch()} />
      )}
    </Page>
  );
}
