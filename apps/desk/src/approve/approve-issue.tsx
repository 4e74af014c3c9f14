import type { IssueOutline } from '@galley/contract/issue';
import { Suspense, lazy, useRef, useState, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { mayIn, useAccount } from '../api/account.tsx';
import { Button } from '../parts/button.tsx';
import { useLoadLater } from '../parts/load-later.ts';
import { useWords } from '../words/words.tsx';
import type { AskedOverride, ReadBytes } from './approval.ts';
import { ApprovedPart } from './approved-part.tsx';
import { FourEyes } from './four-eyes.tsx';
import { LaunchSentence } from './launch-sentence.tsx';

const loadApprove = () => import('./approve-dialog.tsx');
const loadSend = () => import('./send-dialog.tsx');
const ApproveDialog = lazy(async () => ({ default: (await loadApprove()).ApproveDialog }));
const SendDialog = lazy(async () => ({ default: (await loadSend()).SendDialog }));
const loadDialogs = () => Promise.all([loadApprove(), loadSend()]);

const PARAM = 'approve';
const NONE: readonly AskedOverride[] = [];

/**
 * Where an issue is approved and sent by hand: the buttons, how far it has come, and the windows
 * that they open. The window is in the page's address, so that one who first has to add a passkey
 * comes back to it.
 */
export function ApproveIssue(props: {
  readonly issue: IssueOutline;
  readonly overrides?: readonly AskedOverride[];
  /** On the proof: what is on screen there. */
  readonly read?: ReadBytes;
}): ReactNode {
  const { words } = useWords();
  const say = words.proof.approve;
  const account = useAccount();
  const [search, setSearch] = useSearchParams();
  const [sending, setSending] = useState<'asked' | 'approved' | null>(null);
  const panel = useRef<HTMLElement>(null);
  useLoadLater(loadDialogs);
  const { issue, overrides = NONE, read } = props;
  const mayApprove = mayIn(account, 'approve-issue', issue.newsletter);
  const isOpen = mayApprove && search.has(PARAM);
  const show = (is: boolean): void =>
    setSearch(
      (now) => {
        if (is) now.set(PARAM, '');
        else now.delete(PARAM);
        return now;
      },
      { replace: !is, preventScrollReset: true },
    );
  const focusPanel = (): HTMLElement | null => panel.current ?? document.querySelector('main');
  return (
    <>
      {(issue.state === 'draft' || issue.state === 'held') && (
        <section ref={panel} className="approve" aria-label={say.title} tabIndex={-1}>
          <div className="approve-facts">
            {issue.departure !== null && issue.departure.kind !== 'other-day' && (
              <LaunchSentence issue={issue} hash={read?.hash ?? issue.contentHash ?? ''} />
            )}
            {issue.departure?.kind === 'other-day' && <strong>{say.otherDay.title}</strong>}
            {!mayApprove && <p className="what">{say.others}</p>}
            {issue.fourEyes !== null && <FourEyes eyes={issue.fourEyes} mayApprove={mayApprove} />}
          </div>
          {mayApprove && (
            <Button kind="main" icon="done" className="big" onClick={() => show(true)}>
              {say.action}
            </Button>
          )}
        </section>
      )}
      {issue.state === 'approved' && (
        <ApprovedPart
          issue={issue}
          panel={panel}
          datesHere={read !== undefined}
          send={() => setSending('asked')}
        />
      )}
      <Suspense>
        {isOpen && (
          <ApproveDialog
            issue={issue}
            overrides={overrides}
            read={read}
            close={() => show(false)}
            sendNext={() => setSending('approved')}
            focusAfter={focusPanel}
          />
        )}
        {sending !== null && !isOpen && (
          <SendDialog
            issue={issue}
            isFresh={sending === 'approved'}
            close={() => setSending(null)}
            focusAfter={focusPanel}
          />
        )}
      </Suspense>
    </>
  );
}
