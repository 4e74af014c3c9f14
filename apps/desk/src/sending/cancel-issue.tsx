import { issueName } from '@galley/core/issue/name';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useChange } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { sayDone } from '../parts/toasts.tsx';
import { useWords } from '../words/words.tsx';
import type { Underway } from './order-sendings.ts';

const Question = lazy(async () => ({ default: (await import('../parts/question.tsx')).Question }));

/** Ends a send for good, after saying who has the issue already. */
export function CancelIssue({ issue }: { readonly issue: Underway }): ReactNode {
  const { words } = useWords();
  const [isOpen, setOpen] = useState(false);
  const cancel = useChange('POST /newsletters/{slug}/issues/{number}/cancel', 'all');
  const its = words.sending.cancel;
  const name = words.sending.name(words.queue.today.issue(issue.number), issue.newsletterTitle);
  const { accepted, uncertain, pending } = issue.progress;
  const fates = [
    its.haveCount(accepted),
    uncertain === 0 ? '' : its.mayHaveCount(uncertain),
    its.leftCount(pending),
  ];
  return (
    <>
      <Button kind="quiet" onClick={() => setOpen(true)}>
        {its.open}
      </Button>
      <Suspense>
        {isOpen && (
          <Question
            open
            close={() => setOpen(false)}
            title={its.title(name)}
            what={accepted + uncertain === 0 ? its.nobody : fates.filter(Boolean).join(' ')}
            action={its.action}
            back={its.back}
            act={async () => {
              const params = { slug: issue.newsletter, number: issueName(issue.number) };
              await cancel.mutateAsync({ params, body: {} });
              sayDone(words.sending.said.cancelled(name));
            }}
          />
        )}
      </Suspense>
    </>
  );
}
