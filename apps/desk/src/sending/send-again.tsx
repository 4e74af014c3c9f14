import type { IssueOutline } from '@galley/contract/issue';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { issueName } from '@galley/core/issue/name';
import { mayIn, useAccount } from '../api/account.tsx';
import { useChange, useReading } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { Section } from '../parts/page.tsx';
import { sayDone } from '../parts/toasts.tsx';
import { useWords } from '../words/words.tsx';

const Question = lazy(async () => ({ default: (await import('../parts/question.tsx')).Question }));

/** Sends a sent issue again to readers who were rejected for a reason that has gone. */
export function SendAgain({ issue }: { readonly issue: IssueOutline }): ReactNode {
  const { words } = useWords();
  const account = useAccount();
  const [isAsking, setAsking] = useState(false);
  const params = { slug: issue.newsletter, number: issueName(issue.number) };
  const foreseen = useReading('GET /newsletters/{slug}/issues/{number}/send-again', { params });
  const send = useChange('POST /newsletters/{slug}/issues/{number}/send-again', 'all');
  const its = words.sending.again;
  const { data } = foreseen;
  if (data === undefined || data.readers === 0) return null;
  const name = words.sending.name(words.queue.today.issue(issue.number), issue.newsletterTitle);
  const stays = [
    data.stay === 0 ? '' : its.stayCount(data.stay),
    data.arrived === 0 ? '' : its.arrivedCount(data.arrived),
  ].filter((text) => text !== '');
  return (
    <Section title={its.title} what={its.what}>
      <ul className="rows boxed">
        {data.reasons.map(({ reason, readers }) => (
          <li key={reason ?? ''}>
            <div>
              <strong>{its.readersCount(readers)}</strong>
              <span className="more">{reason === null ? its.decided : its.reason(reason)}</span>
            </div>
          </li>
        ))}
      </ul>
      {stays.map((text) => (
        <p key={text} className="hint">
          {text}
        </p>
      ))}
      {data.waits === null ? (
        mayIn(account, 'send-again', issue.newsletter) && (
          <Button kind="main" onClick={() => setAsking(true)}>
            {its.open}
          </Button>
        )
      ) : (
        <p>
          {its.waits} <bdi>{data.waits}</bdi>
        </p>
      )}
      <Suspense>
        {isAsking && (
          <Question
            open
            close={() => setAsking(false)}
            kind="main"
            title={its.askCount(data.readers)}
            what={[its.once, ...stays].join(' ')}
            action={its.action}
            act={async () => {
              await send.mutateAsync({ params, body: {} });
              sayDone(its.done(name));
            }}
          />
        )}
      </Suspense>
    </Section>
  );
}
