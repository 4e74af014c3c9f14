import type { IssueOutline } from '@galley/contract/issue';
import { issueName } from '@galley/core/issue/name';
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { mayIn, useAccount } from '../api/account.tsx';
import { ApproveIssue } from '../approve/approve-issue.tsx';
import { rememberNewsletter } from '../newsletter/current-newsletter.ts';
import { Button } from '../parts/button.tsx';
import { useLoadLater } from '../parts/load-later.ts';
import { Notice } from '../parts/notice.tsx';
import { useTitle } from '../parts/page.tsx';
import { sayDone, sayProblem } from '../parts/toasts.tsx';
import { ReasonNote } from '../sending/reason-note.tsx';
import { SendingPart } from '../sending/sending-part.tsx';
import { usePageKeys } from '../keyboard/page-keys.ts';
import { useWords } from '../words/words.tsx';
import { CancelIssue } from './cancel-issue.tsx';
import { CarriedPart } from './carried-part.tsx';
import { DateNotice } from './date-notice.tsx';
import { FindingsPart, overridableRules, useFindings } from './findings-part.tsx';
import { ForecastPart } from './forecast-part.tsx';
import { IssueHead } from './issue-head.tsx';
import { LinesPart } from './lines-part.tsx';
import { OrderPart } from './order-part.tsx';
import { VOID_ID } from './approval-bar.tsx';
import { useLines } from './use-lines.ts';
import { useOverrides } from './use-overrides.ts';

const TestDialog = lazy(async () => ({ default: (await import('./test-dialog.tsx')).TestDialog }));

const loadWindows = () =>
  Promise.all([
    import('./test-dialog.tsx'),
    import('../review/clash-dialog.tsx'),
    import('../parts/question.tsx'),
  ]);

/** An issue on the desk: while it is made ready, on its way, and afterwards. */
export function IssueView({ issue }: { readonly issue: IssueOutline }): ReactNode {
  const { words } = useWords();
  const account = useAccount();
  const navigate = useNavigate();
  const lines = useLines(issue);
  const reading = useFindings(issue);
  const overrides = useOverrides(account.id, issue.id);
  const [isTesting, setTesting] = useState(false);
  const { newsletter: slug, state } = issue;
  const its = words.issue;
  useTitle(`${words.queue.today.issue(issue.number)} · ${issue.newsletterTitle}`);
  useLoadLater(loadWindows);
  useEffect(() => rememberNewsletter(slug), [slug]);

  const isOpen = OPEN.has(state);
  const readOnly = !isOpen || !mayIn(account, 'set-issue', slug);
  const mayTest = state !== 'cancelled' && mayIn(account, 'send-test', slug);
  const save = async (): Promise<void> => {
    // A question is answered, not skipped.
    const question = document.getElementById(VOID_ID);
    if (question !== null) return question.focus();
    if (await lines.saver.settled()) sayDone(its.lines.saved);
    else sayProblem(its.lines.unsaved);
  };
  usePageKeys({
    'Mod+s': readOnly ? undefined : { label: its.lines.save, act: () => void save() },
    r:
      state === 'sent'
        ? {
            label: words.report.open,
            act: () => void navigate(`/issues/${slug}/${issueName(issue.number)}/report`),
          }
        : undefined,
    t: mayTest ? { label: its.test.action, act: () => setTesting(true) } : undefined,
    Escape: { act: () => leaveFieldOr(() => void navigate(`/planner/${slug}`)) },
  });
  return (
    <div className="issue-page">
      <IssueHead issue={issue} />
      {(state === 'held' || state === 'paused') && <ReasonNote issue={issue} />}
      {/* One place in every state, so that its buttons keep the keyboard. */}
      {!isOpen && <SendingPart issue={issue} />}
      {isOpen && readOnly && <Notice icon="warning" its={its.readOnly.role} />}
      {isOpen && <DateNotice issue={issue} />}
      <div className={isOpen ? 'issue-columns' : 'issue-columns is-out'}>
        <div className="issue-main">
          {!isOpen && <p className="quiet">{its.readOnly.out}</p>}
          <LinesPart issue={issue} lines={lines} readOnly={readOnly} />
          {issue.corrections.length > 0 && <CarriedPart issue={issue} />}
          {issue.corrects === null && <OrderPart issue={issue} readOnly={readOnly} />}
        </div>
        {isOpen && (
          <div className="issue-side">
            <div className="issue-approve">
              <ApproveIssue
                issue={issue}
                overrides={overrides.wanted(overridableRules(reading.data))}
              />
              {mayTest && (
                <Button icon="send" onClick={() => setTesting(true)}>
                  {its.test.action}
                </Button>
              )}
            </div>
            <FindingsPart issue={issue} reading={reading} overrides={overrides} />
            <ForecastPart issue={issue} />
            {mayIn(account, 'cancel-issue', slug) && <CancelIssue issue={issue} />}
          </div>
        )}
      </div>
      <Suspense>
        {isTesting && (
          <TestDialog issue={issue} saver={lines.saver} close={() => setTesting(false)} />
        )}
      </Suspense>
    </div>
  );
}

/** The states in which an issue can still change. */
const OPEN: ReadonlySet<IssueOutline['state']> = new Set(['draft', 'held', 'approved']);

/** The first Escape leaves the field, the second one the page. */
function leaveFieldOr(leave: () => void): void {
  const { activeElement } = document;
  if (activeElement instanceof HTMLTextAreaElement) activeElement.blur();
  else leave();
}
