import { issueName } from '@galley/core/issue/name';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useReading } from '../api/use-api.ts';
import { ApproveIssue } from '../approve/approve-issue.tsx';
import { Loading, Page } from '../parts/page.tsx';
import { Unread } from '../parts/problem-note.tsx';
import { useWords } from '../words/words.tsx';
import { ProofView } from './proof-view.tsx';

/** The proof of a compiled issue, which can be approved there. */
export function IssueProofPage(props: {
  readonly slug: string;
  readonly number: number;
}): ReactNode {
  const { words } = useWords();
  const { slug, number } = props;
  const params = { slug, number: issueName(number) };
  const proof = useReading('GET /newsletters/{slug}/issues/{number}/proof', { params });
  const outline = useReading('GET /newsletters/{slug}/issues/{number}/outline', { params });
  const back = `/issues/${slug}/${issueName(number)}`;
  const link = (
    <Link className="button plain" to={back}>
      {words.proof.toIssue}
    </Link>
  );
  if (proof.data === undefined) {
    return (
      <Page title={words.proof.title} actions={link}>
        {proof.isPending ? (
          <Loading />
        ) : (
          <Unread error={proof.error} retry={() => void proof.refetch()} />
        )}
      </Page>
    );
  }
  return (
    <ProofView
      slug={slug}
      proof={proof.data}
      language={outline.data?.language}
      back={back}
      link={link}
      readAgain={() => void proof.refetch()}
    >
      {({ hash, showNewest }) =>
        outline.data !== undefined && (
          <ApproveIssue issue={outline.data} read={{ hash, showNewest }} />
        )
      }
    </ProofView>
  );
}
