import type { IssueOutline } from '@galley/contract/issue';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useChange } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { sayDone } from '../parts/toasts.tsx';
import { useWords } from '../words/words.tsx';
import { CHANGED, paramsOf } from './outline.ts';

const Question = lazy(async () => ({ default: (await import('../parts/question.tsx')).Question }));

/** Cancels an issue that nobody has, after saying what becomes of its reviews. */
export function CancelIssue({ issue }: { readonly issue: IssueOutline }): ReactNode {
  const { words } = useWords();
  const [asks, setAsks] = useState(false);
  const change = useChange('POST /newsletters/{slug}/issues/{number}/cancel', CHANGED);
  const { cancel } = words.issue;
  const name = words.queue.today.issue(issue.number);
  const returns = cancel.returnCount(issue.reviews.length);
  return (
    <>
      <Button kind="quiet" className="cancel-issue" onClick={() => setAsks(true)}>
        {cancel.action}
      </Button>
      <Suspense>
        {asks && (
          <Question
            open
            close={() => setAsks(false)}
            title={cancel.title(name)}
            what={issue.slot === null ? returns : `${returns} ${cancel.last}`}
            action={cancel.confirm}
            back={words.sending.cancel.back}
            act={async () => {
              await change.mutateAsync({ params: paramsOf(issue), body: {} });
              sayDone(cancel.done(name));
            }}
          />
        )}
      </Suspense>
    </>
  );
}
