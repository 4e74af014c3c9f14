import type { IssueOutline } from '@galley/contract/issue';
import type { ReactNode } from 'react';
import { mayIn, useAccount } from '../api/account.tsx';
import { Loading, Section } from '../parts/page.tsx';
import { Unread } from '../parts/problem-note.tsx';
import { useWords } from '../words/words.tsx';
import { AfterSending } from './after-sending.tsx';
import { CancelIssue } from './cancel-issue.tsx';
import { stageOf, type Underway } from './order-sendings.ts';
import { ProgressFigure } from './progress-figure.tsx';
import { SteerButton } from './steer-button.tsx';
import { TroubledReaders } from './troubled-readers.tsx';
import { UndoFigure } from './undo-figure.tsx';
import { useSending } from './use-sending.ts';
import { useSteering } from './use-steering.ts';

/** An issue from its release on: undo, progress, pause, and the readers it did not reach. */
export function SendingPart({ issue }: { readonly issue: IssueOutline }): ReactNode {
  const isUnderway = issue.state === 'sending' || issue.state === 'paused';
  if (isUnderway) return <OnItsWay issue={issue} />;
  const wasReleased = issue.releasedAt !== null;
  return wasReleased && (issue.state === 'sent' || issue.state === 'cancelled') ? (
    <AfterSending issue={issue} />
  ) : null;
}

function OnItsWay({ issue }: { readonly issue: IssueOutline }): ReactNode {
  const { words } = useWords();
  const { reading, issues, now } = useSending();
  const its = issues.find(({ id }) => id === issue.id);
  if (its !== undefined) return <Moving issue={its} outline={issue} now={now} />;
  return (
    <Section title={words.sending.title}>
      {reading.isError ? (
        <Unread error={reading.error} retry={() => void reading.refetch()} />
      ) : (
        <Loading />
      )}
    </Section>
  );
}

function Moving(props: {
  readonly issue: Underway;
  readonly outline: IssueOutline;
  readonly now: number;
}): ReactNode {
  const { words } = useWords();
  const account = useAccount();
  const steering = useSteering();
  const { issue, outline, now } = props;
  const stage = stageOf(issue, now);
  const { rejected, uncertain, accepted } = issue.progress;
  return (
    <>
      <Section title={words.sending.title}>
        <div className="send-part">
          {stage === 'undo' ? (
            <UndoFigure issue={issue} now={now} />
          ) : (
            <ProgressFigure issue={issue} />
          )}
          {issue.mayStop && (
            <footer className="send-actions">
              <SteerButton
                stage={stage}
                have={accepted}
                hasKey
                busy={steering.doing(issue)}
                steer={(way) => steering[way](issue)}
              />
              {stage !== 'undo' && mayIn(account, 'cancel-issue', issue.newsletter) && (
                <CancelIssue issue={issue} />
              )}
            </footer>
          )}
        </div>
      </Section>
      {rejected + uncertain > 0 && <TroubledReaders issue={outline} hasUncertain={uncertain > 0} />}
    </>
  );
}
