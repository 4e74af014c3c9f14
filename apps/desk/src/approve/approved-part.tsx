import type { IssueOutline } from '@galley/contract/issue';
import { makeMoments } from '@galley/wording/desk';
import type { ReactNode, RefObject } from 'react';
import { mayIn, useAccount } from '../api/account.tsx';
import { Button } from '../parts/button.tsx';
import { shortHash } from '../words/short-hash.ts';
import { useNow } from '../words/use-now.ts';
import { useWords } from '../words/words.tsx';
import { DateIssue } from './date-issue.tsx';
import { FourEyes } from './four-eyes.tsx';
import { dayIn } from './day-in.ts';

/** An approved issue that waits for its slot or for somebody who sends it. */
export function ApprovedPart(props: {
  readonly issue: IssueOutline;
  readonly panel: RefObject<HTMLElement | null>;
  /** Whether this page has no other way to date it. */
  readonly datesHere: boolean;
  readonly send: () => void;
}): ReactNode {
  const { words, moments, language } = useWords();
  const say = words.proof.approve;
  const account = useAccount();
  const now = useNow();
  const { issue, panel, datesHere, send } = props;
  const { departure, approvedBy, approvedAt, approvedHash, timeZone } = issue;
  const there = makeMoments(language, timeZone);
  const isToday = issue.datedOn === dayIn(timeZone, now);
  const maySend = mayIn(account, 'release-issue', issue.newsletter) && isToday;
  return (
    <section
      ref={panel}
      className="approve is-approved"
      aria-label={say.approved.title}
      tabIndex={-1}
    >
      <div className="approve-facts">
        <p>
          <strong>{say.approved.title}</strong>{' '}
          {approvedHash !== null && <code dir="ltr">{shortHash(approvedHash)}</code>}
        </p>
        {departure?.kind === 'at-slot' && (
          <p>
            {say.approved.atSlot(
              say.zoned(there.full(departure.at), timeZone),
              moments.span(departure.at, now),
            )}
          </p>
        )}
        {departure?.kind === 'at-once' && <p>{say.approved.atOnce}</p>}
        {departure?.kind === 'by-hand' && <p>{say.approved.byHand}</p>}
        {issue.fourEyes !== null ? (
          <FourEyes eyes={issue.fourEyes} mayApprove={false} />
        ) : (
          approvedBy !== null &&
          approvedAt !== null && (
            <p className="what">{say.approved.by(approvedBy, moments.away(approvedAt, now))}</p>
          )
        )}
        {departure?.kind === 'other-day' &&
          (datesHere ? (
            <DateIssue issue={issue} today={departure.today} />
          ) : (
            <p>{say.otherDay.title}</p>
          ))}
      </div>
      {maySend && departure?.kind === 'by-hand' && (
        <Button kind="main" icon="send" className="big" onClick={send}>
          {say.send.action}
        </Button>
      )}
      {maySend && departure?.kind === 'at-slot' && (
        <Button icon="send" onClick={send}>
          {say.send.instead}
        </Button>
      )}
    </section>
  );
}
