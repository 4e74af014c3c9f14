import { issueName } from '@galley/core/issue/name';
import type { ReactNode } from 'react';
import { Link, useNavigate } from 'react-router';
import { mayIn, useAccount } from '../api/account.tsx';
import { isProblem } from '../api/problem.ts';
import { useChange, useReading } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/notice.tsx';
import { Loading, Page } from '../parts/page.tsx';
import { ProblemNote, Unread } from '../parts/problem-note.tsx';
import { sayDone } from '../parts/toasts.tsx';
import { useWords } from '../words/words.tsx';
import { ProofView } from './proof-view.tsx';

/** The proof of what compiling now would make. */
export function NextProofPage({ slug }: { readonly slug: string }): ReactNode {
  const { words } = useWords();
  const { nothing } = words.proof;
  const proof = useReading('GET /newsletters/{slug}/next/proof', { params: { slug } });
  const queue = `/queue/${slug}`;
  const link = (
    <Link className="button plain" to={queue}>
      {words.proof.toQueue}
    </Link>
  );
  // What was there before the queue became empty is no proof of anything.
  const isNothing = isProblem(proof.error, 'nothing-queued');
  if (proof.data === undefined || isNothing) {
    return (
      <Page title={words.proof.title} actions={!isNothing && link}>
        {proof.isPending ? (
          <Loading />
        ) : isNothing ? (
          <Empty its={nothing}>
            <Link className="button main" to={queue}>
              {nothing.action}
            </Link>
          </Empty>
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
      back={queue}
      link={link}
      readAgain={() => void proof.refetch()}
    >
      {() => <CompileNow slug={slug} isNew={proof.data.state === null} />}
    </ProofView>
  );
}

function CompileNow(props: { readonly slug: string; readonly isNew: boolean }): ReactNode {
  const { words } = useWords();
  const say = words.proof.compile;
  const { slug, isNew } = props;
  const account = useAccount();
  const navigate = useNavigate();
  const compile = useChange('POST /newsletters/{slug}/issues', 'all');
  return (
    <section className="proof-act" aria-label={words.proof.notCompiled}>
      <div>
        {isNew && (
          <p>
            <span className="tag">{words.proof.notCompiled}</span>
          </p>
        )}
        <p className="what">{say.what}</p>
        <ProblemNote error={compile.error} />
      </div>
      {mayIn(account, 'compile-issue', slug) && (
        <Button
          kind="main"
          busy={compile.isPending ? say.busy : undefined}
          onClick={() =>
            compile.mutate(
              { params: { slug }, body: {} },
              {
                onSuccess: ({ number }) => {
                  sayDone(say.done);
                  void navigate(`/issues/${slug}/${issueName(number)}`);
                },
              },
            )
          }
        >
          {say.action}
        </Button>
      )}
    </section>
  );
}
