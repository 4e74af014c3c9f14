import { issueName } from '@galley/core/issue/name';
import type { ChangedIssue, IssueOutline, PreflightReport } from '@galley/contract/issue';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useAccount } from '../api/account.tsx';
import { isProblem } from '../api/problem.ts';
import { useChange, useReading } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { sayDone } from '../parts/toasts.tsx';
import { useWords } from '../words/words.tsx';
import type { AskedOverride, ReadBytes } from './approval.ts';
import { DateIssue } from './date-issue.tsx';
import { FourEyes } from './four-eyes.tsx';
import { LaunchSentence } from './launch-sentence.tsx';
import { OtherBytes } from './other-bytes.tsx';
import { Overridden, Stops, Warnings } from './preflight-facts.tsx';

/** Asks for a signature over the bytes that were there when it was opened, and over no others. */
export function ApproveDialog(props: {
  readonly issue: IssueOutline;
  readonly overrides: readonly AskedOverride[];
  readonly read: ReadBytes | undefined;
  readonly close: () => void;
  readonly sendNext: () => void;
  readonly focusAfter: () => HTMLElement | null;
}): ReactNode {
  const { words } = useWords();
  const say = words.proof.approve;
  const { passkeys } = useAccount();
  const client = useQueryClient();
  const { issue, overrides, read, close } = props;
  const [hash] = useState(read?.hash ?? issue.contentHash ?? '');
  const [dated, setDated] = useState<ChangedIssue | null>(null);
  const params = { slug: issue.newsletter, number: issueName(issue.number) };
  const preflight = useReading('GET /newsletters/{slug}/issues/{number}/preflight', { params });
  const approve = useChange('POST /newsletters/{slug}/issues/{number}/approve', 'all');
  const { error } = approve;
  const now = isProblem(error, 'other-hash')
    ? ((error.body.facts?.['contentHash'] as string | undefined) ?? '')
    : issue.contentHash;
  const isOther = dated === null && now !== null && now !== hash;
  const stops = stopsOf(error) ?? stopsLeft(preflight.data, issue, overrides);
  const { departure, fourEyes } = issue;
  // While it is being signed, the page may learn of the outcome before the answer is here.
  const isBusy = approve.isPending || approve.isSuccess;
  const isOpen = isBusy || issue.state === 'draft' || issue.state === 'held';
  const needsDate = isBusy ? null : otherDate(issue);
  const isGiven = fourEyes?.yours === 'given' || fourEyes?.yours === 'none';
  const canSign =
    isBusy ||
    (isOpen &&
      !isOther &&
      dated === null &&
      departure?.kind !== 'other-day' &&
      stops.length === 0 &&
      !isGiven);

  const sign = (): void =>
    approve.mutate(
      { params, body: { hash, ...(overrides.length > 0 && { overrides }) } },
      {
        onSuccess: ({ complete, overridesNotNeeded }) => {
          close();
          const notNeeded =
            overridesNotNeeded.length === 0 ? '' : say.notNeeded(overridesNotNeeded.join(', '));
          if (complete && departure?.kind === 'by-hand') {
            // The next window says the rest; a toast would lie over its buttons.
            if (notNeeded !== '') sayDone(notNeeded);
            props.sendNext();
            return;
          }
          const done = complete ? say.approved.sayDone : say.approved.sayOneMore;
          sayDone([done, notNeeded].filter((text) => text !== '').join(' · '), undefined, {
            issue: issue.id,
            state: 'not under way',
          });
        },
        // Whatever refused it, this page does not know it yet.
        onError: () => void client.invalidateQueries(),
      },
    );
  return (
    <Dialog
      open
      stays
      close={close}
      title={say.title}
      className="approving"
      focusAfter={props.focusAfter}
    >
      <div className="approving-body">
        {!isOpen && (
          <div className="launch-note" role="alert">
            <strong>{say.gone.title}</strong>
            <p>{say.gone.what}</p>
          </div>
        )}
        {isOpen && !isOther && departure?.kind !== 'other-day' && dated === null && (
          <LaunchSentence issue={issue} hash={hash} />
        )}
        {isOther && <OtherBytes issue={issue} read={hash} now={now} bytes={read} close={close} />}
        {dated !== null ? (
          <OtherBytes
            issue={issue}
            read={hash}
            now={dated.contentHash ?? ''}
            bytes={read}
            close={close}
            datedOn={dated.datedOn}
          />
        ) : (
          isOpen &&
          !isOther &&
          needsDate !== null && <DateIssue issue={issue} today={needsDate} onDated={setDated} />
        )}
        <Stops stops={stops} params={params} />
        <Overridden overrides={overrides} />
        <Warnings report={preflight.data} params={params} />
        {fourEyes !== null && <FourEyes eyes={fourEyes} mayApprove />}
        {canSign && passkeys === 0 && (
          <div className="launch-note">
            <strong>{say.passkey.title}</strong>
            <p>{say.passkey.what}</p>
          </div>
        )}
        {!isProblem(error, 'other-hash', 'stopped', 'other-day', 'needs-passkey') && (
          <ProblemNote error={error} />
        )}
      </div>
      <footer>
        <Button onClick={close}>{canSign ? words.common.cancel : words.common.close}</Button>
        {canSign &&
          (passkeys === 0 ? (
            <Link className="button main big" to={wayToPasskey(read !== undefined, params)}>
              {say.passkey.action}
            </Link>
          ) : (
            <Button
              kind="main"
              icon="keys"
              className="big"
              busy={isBusy ? words.common.signing : undefined}
              onClick={sign}
            >
              {say.sign}
            </Button>
          ))}
      </footer>
    </Dialog>
  );
}

/** Today, if another date than the issue's may be meant: it has to be, or its slot is ahead. */
function otherDate({ departure, slot, datedOn }: IssueOutline): string | null {
  if (departure?.kind === 'other-day') return departure.today;
  return departure?.kind === 'by-hand' && slot !== null && slot > datedOn ? datedOn : null;
}

interface IssueParams {
  readonly slug: string;
  readonly number: string;
}

/** To the account, which leads back to this window. */
const wayToPasskey = (isProof: boolean, { slug, number }: IssueParams): string =>
  `/account?${new URLSearchParams({
    new: '',
    back: `/issues/${slug}/${number}${isProof ? '/proof' : ''}?approve`,
  }).toString()}`;

function stopsLeft(
  report: PreflightReport | undefined,
  { fourEyes }: IssueOutline,
  overrides: readonly AskedOverride[],
): PreflightReport['findings'] {
  // What an earlier approver of these bytes has set aside stays aside.
  const earlier = fourEyes?.approvals.flatMap((approval) => approval.overrides) ?? [];
  const aside = new Set([...overrides, ...earlier].map(({ rule }) => rule));
  return (
    report?.findings.filter(({ rule, severity }) => severity === 'stops' && !aside.has(rule)) ?? []
  );
}

/** What the server found just now, which may be more than was known before. */
const stopsOf = (error: unknown): PreflightReport['findings'] | null =>
  isProblem(error, 'stopped')
    ? ((error.body.facts?.['stops'] as PreflightReport['findings'] | undefined) ?? [])
    : null;
