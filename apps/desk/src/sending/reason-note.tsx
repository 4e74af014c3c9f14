import type { IssueOutline } from '@galley/contract/issue';
import type { IssueReasonCode } from '@galley/wording/desk';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { mayIn, useAccount } from '../api/account.tsx';
import { Icon } from '../parts/icon.tsx';
import { useWords } from '../words/words.tsx';

/** Why an issue is held or paused, and what to do about it. */
export function ReasonNote({ issue }: { readonly issue: IssueOutline }): ReactNode {
  const { words } = useWords();
  const account = useAccount();
  const { reason: its } = words.sending;
  if (issue.state !== 'held' && issue.state !== 'paused') return null;
  const code = Object.hasOwn(its.codes, issue.reason ?? '')
    ? (issue.reason as IssueReasonCode)
    : null;
  const { title, what } = code === null ? its.unknown : its.codes[code];
  const maySet = mayIn(account, 'set-newsletter', issue.newsletter);
  return (
    <aside className="notice reason-note" aria-label={title}>
      <Icon name={issue.state === 'paused' ? 'pause' : 'warning'} />
      <div>
        <p className="notice-title">{title}</p>
        <p>{what}</p>
        {code !== null && <p className="reason-do">{its.codes[code].action}</p>}
        {issue.detail !== null && issue.detail !== '' && (
          <details className="reason-details">
            <summary>{its.details}</summary>
            <p dir="auto">{issue.detail}</p>
          </details>
        )}
        {code === 'not-allowed' && maySet && (
          <p>
            <Link to={`/settings/${issue.newsletter}`}>{its.settings}</Link>
          </p>
        )}
        {code === 'bad-content' && (
          <p>
            <Link to={`/queue/${issue.newsletter}`}>{its.queue}</Link>
          </p>
        )}
      </div>
    </aside>
  );
}
