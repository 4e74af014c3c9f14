import { issueName } from '@galley/core/issue/name';
import type { ChangedIssue, IssueOutline } from '@galley/contract/issue';
import type { ReactNode } from 'react';
import { mayIn, useAccount } from '../api/account.tsx';
import { useChange } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { useWords } from '../words/words.tsx';

/**
 * Says that an issue is dated another day than the one on which it can go out, or today although
 * its slot is ahead, and dates it.
 */
export function DateIssue(props: {
  readonly issue: IssueOutline;
  readonly today: string;
  readonly onDated?: (issue: ChangedIssue) => void;
}): ReactNode {
  const { words, format } = useWords();
  const say = words.proof.approve.otherDay;
  const account = useAccount();
  const set = useChange('PATCH /newsletters/{slug}/issues/{number}', 'all');
  const { issue, today, onDated } = props;
  const { newsletter: slug, number, version, slot } = issue;
  const day = (date: string): string => format.date(date, 'full');
  const date = (wish: 'today' | 'slot'): void =>
    set.mutate(
      {
        params: { slug, number: issueName(number) },
        body: { version, date: wish, ...(issue.state === 'approved' && { voidApproval: true }) },
      },
      { onSuccess: (changed) => onDated?.(changed) },
    );
  const isToday = issue.datedOn === today;
  const busy = set.isPending ? words.common.loading : undefined;
  return (
    <div className="other-day">
      {isToday ? (
        <p>{say.early}</p>
      ) : (
        <>
          <strong>{say.title}</strong>
          <p>{say.what(day(issue.datedOn), day(today))}</p>
        </>
      )}
      {issue.state === 'approved' && <p>{say.voids}</p>}
      {mayIn(account, 'set-issue', slug) && (
        <div className="other-day-choices">
          {!isToday && (
            <Button busy={busy} onClick={() => date('today')}>
              {say.today(format.date(today, 'long'))}
            </Button>
          )}
          {slot !== null && slot > today && slot !== issue.datedOn && (
            <Button busy={busy} onClick={() => date('slot')}>
              {say.slot(format.date(slot, 'long'))}
            </Button>
          )}
        </div>
      )}
      <ProblemNote error={set.error} />
    </div>
  );
}
