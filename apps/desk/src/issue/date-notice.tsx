import type { IssueOutline } from '@galley/contract/issue';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { mayIn, useAccount } from '../api/account.tsx';
import { isProblem } from '../api/problem.ts';
import { useChange } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { sayDone } from '../parts/toasts.tsx';
import { useWords } from '../words/words.tsx';
import { askWhose } from './ask-whose.ts';
import { CHANGED, paramsOf } from './outline.ts';

const Question = lazy(async () => ({ default: (await import('../parts/question.tsx')).Question }));

type Day = 'today' | 'slot';

/** Says that an issue can't go out under its date, and gives it another. */
export function DateNotice({ issue }: { readonly issue: IssueOutline }): ReactNode {
  const { words, format } = useWords();
  const account = useAccount();
  const { date, approval } = words.issue;
  const change = useChange('PATCH /newsletters/{slug}/issues/{number}', CHANGED);
  const [asked, setAsked] = useState<Day | null>(null);
  const { departure, datedOn, slot, version } = issue;
  const today = departure?.kind === 'other-day' ? departure.today : datedOn;
  const isLater = slot !== null && slot > today;
  const isEarly = departure?.kind === 'by-hand' && isLater && issue.state !== 'approved';
  if (departure?.kind !== 'other-day' && !isEarly) return null;
  const title = isEarly ? date.early.title : date.title(format.date(datedOn, 'full'));
  const what = isEarly
    ? date.early.what(format.date(slot, 'full'))
    : date.what(format.date(today, 'full'));
  const send = async (day: Day, voidApproval: boolean): Promise<void> => {
    const body = { version, date: day, voidApproval };
    const changed = await change.mutateAsync({ params: paramsOf(issue), body });
    sayDone(date.done(format.date(changed.datedOn, 'full')));
  };
  const give = (day: Day): void => {
    send(day, false).catch((error: unknown) => {
      if (isProblem(error, 'approval-goes')) setAsked(day);
    });
  };
  const busy = change.isPending ? words.common.loading : undefined;
  const error = isProblem(change.error, 'approval-goes') ? null : change.error;
  return (
    <aside className="notice date-notice" aria-label={title}>
      <Icon name="planner" />
      <div>
        <p className="notice-title">{title}</p>
        <p>{what}</p>
        {mayIn(account, 'set-issue', issue.newsletter) && (
          <div className="bar-actions">
            {!isEarly && (
              <Button busy={busy} onClick={() => give('today')}>
                {date.today}
              </Button>
            )}
            {isLater && (
              <Button busy={busy} onClick={() => give('slot')}>
                {date.slot}
              </Button>
            )}
          </div>
        )}
        <ProblemNote error={error} />
      </div>
      <Suspense>
        {asked !== null && (
          <Question
            open
            close={() => setAsked(null)}
            {...askWhose(approval, issue)}
            act={() => send(asked, true)}
          />
        )}
      </Suspense>
    </aside>
  );
}
