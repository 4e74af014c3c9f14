import { useState, type ReactNode } from 'react';
import { mayIn, useAccount } from '../api/account.tsx';
import type { OwnNewsletter } from '../newsletter/current-newsletter.ts';
import { NewsletterSelect } from '../newsletter/newsletter-select.tsx';
import { Button } from '../parts/button.tsx';
import { Loading, useTitle } from '../parts/page.tsx';
import { Unread } from '../parts/problem-note.tsx';
import { useNow } from '../words/use-now.ts';
import { useWords } from '../words/words.tsx';
import { BestOfDialog, ExtraDialog } from './make-dialogs.tsx';
import { localDate, planDates } from './plan.ts';
import { PlannedDates } from './planned-dates.tsx';
import { useCalendar } from './use-calendar.ts';
import { useIssues } from './use-issues.ts';

const FIRST = 6;
const MORE = 6;
/** As many as the server answers at once. */
const MOST = 60;

/** The planner of one newsletter. */
export function PlannerView({ newsletter }: { readonly newsletter: OwnNewsletter }): ReactNode {
  const { slug, timeZone } = newsletter;
  const { words } = useWords();
  const { planner } = words;
  const account = useAccount();
  const today = localDate(useNow(), timeZone);
  const [ahead, setAhead] = useState(FIRST);
  const [making, setMaking] = useState<'extra' | 'best-of' | null>(null);
  const calendar = useCalendar(slug, ahead);
  const issues = useIssues(slug);
  const slots = calendar.data;
  const known = issues.data?.pages.flatMap((page) => page.issues);
  useTitle(`${planner.title} · ${newsletter.title}`);
  const close = (): void => setMaking(null);
  return (
    <div className="planner">
      <header className="page-head">
        <div>
          <h1>{planner.title}</h1>
          <NewsletterSelect slug={slug} path={(other) => `/planner/${other}`} />
        </div>
        <div className="planner-tools">
          {mayIn(account, 'compile-best-of', slug) && (
            <Button onClick={() => setMaking('best-of')}>{planner.actions.bestOf}</Button>
          )}
          {mayIn(account, 'compile-issue', slug) && !newsletter.sample && (
            <Button onClick={() => setMaking('extra')}>{planner.actions.extra}</Button>
          )}
        </div>
      </header>
      {slots === undefined || known === undefined ? (
        calendar.isError || issues.isError ? (
          <Unread
            error={calendar.error ?? issues.error}
            retry={() => {
              void calendar.refetch();
              void issues.refetch();
            }}
          />
        ) : (
          <Loading />
        )
      ) : (
        <PlannedDates
          newsletter={newsletter}
          planned={planDates(slots, known)}
          today={today}
          later={
            slots.length > 0 && ahead < MOST
              ? {
                  act: () => setAhead(Math.min(MOST, ahead + MORE)),
                  isBusy: calendar.isPlaceholderData,
                }
              : null
          }
          earlier={
            issues.hasNextPage
              ? { act: () => void issues.fetchNextPage(), isBusy: issues.isFetchingNextPage }
              : null
          }
        />
      )}
      {making === 'extra' && <ExtraDialog slug={slug} close={close} />}
      {making === 'best-of' && <BestOfDialog slug={slug} today={today} close={close} />}
    </div>
  );
}
