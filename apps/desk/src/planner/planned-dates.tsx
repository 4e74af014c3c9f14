import { issueName } from '@galley/core/issue/name';
import type { ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { OwnNewsletter } from '../newsletter/current-newsletter.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/notice.tsx';
import { usePageKeys } from '../keyboard/page-keys.ts';
import { useNow } from '../words/use-now.ts';
import { useWords } from '../words/words.tsx';
import { DateDetails } from './date-details.tsx';
import { DateList } from './date-list.tsx';
import { MonthTable } from './month-table.tsx';
import { byMonth, compiledNext, nextOf, numberOf, type Planned } from './plan.ts';
import { plannedId, type Choosing } from './planned-button.tsx';
import { SampleNote } from './sample-note.tsx';
import { useWide } from './use-wide.ts';

interface More {
  readonly act: () => void;
  readonly isBusy: boolean;
}

/** What the address says when somebody has closed the details. */
const NONE = '-';

/** The dates of a newsletter, month by month, and the details of the chosen one. */
export function PlannedDates(props: {
  readonly newsletter: OwnNewsletter;
  readonly planned: readonly Planned[];
  readonly today: string;
  readonly later: More | null;
  readonly earlier: More | null;
}): ReactNode {
  const { words, format, direction } = useWords();
  const { planner } = words;
  const { newsletter, planned, today } = props;
  const { slug } = newsletter;
  const now = useNow();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const isWide = useWide();
  const wanted = search.get('at');
  const first = nextOf(planned, now);
  const chosen =
    wanted === NONE && !isWide ? undefined : (planned.find(({ id }) => id === wanted) ?? first);
  /** Where the keyboard is, or begins. */
  const stop = (chosen ?? first)?.id ?? null;
  const next = compiledNext(planned, now);
  const choose = (id: string): void => {
    const isClosed = !isWide && id === chosen?.id;
    setSearch({ at: isClosed ? NONE : id }, { replace: true, preventScrollReset: true });
  };
  const goTo = (to: Planned | undefined): void => {
    if (to === undefined) return;
    setSearch({ at: to.id }, { replace: true, preventScrollReset: true });
    document.getElementById(plannedId(to.id))?.focus();
  };
  const step = (by: -1 | 1): void => {
    // Drawing comes after the next key of somebody who is quick.
    const on = planned.findIndex(({ id }) => plannedId(id) === document.activeElement?.id);
    const at = on === -1 ? planned.findIndex(({ id }) => id === stop) : on;
    goTo(planned[at + by]);
  };
  const isRtl = direction === 'rtl';
  const back = isRtl ? 'ArrowRight' : 'ArrowLeft';
  const forth = isRtl ? 'ArrowLeft' : 'ArrowRight';
  usePageKeys(
    planned.length === 0
      ? {}
      : {
          [back]: { label: planner.actions.previous, act: () => step(-1) },
          [forth]: { label: planner.actions.next, act: () => step(1) },
          '.': { label: planner.actions.now, act: () => goTo(first) },
        },
  );
  const choosing: Choosing = {
    chosen: chosen?.id ?? null,
    next: next?.id ?? null,
    isList: !isWide,
    choose,
    open: (one) => void navigate(`/issues/${slug}/${issueName(numberOf(one) ?? 0)}`),
  };
  const details = (one: Planned): ReactNode => (
    <DateDetails
      key={one.id}
      slug={slug}
      planned={one}
      isNext={one.id === next?.id}
      timeZone={newsletter.timeZone}
    />
  );
  const months = byMonth(planned.filter(({ on }) => on.slice(0, 7) >= today.slice(0, 7)));
  const shown = [...months.values()].flat().map(({ on }) => on);
  const span = [[today, ...shown].toSorted()[0] ?? today, shown.at(-1) ?? today] as const;
  const past = planned.filter(({ on }) => on.slice(0, 7) < today.slice(0, 7)).toReversed();
  return (
    <>
      {newsletter.sample && <SampleNote slug={slug} />}
      {planned.length === 0 && !newsletter.sample && <Empty its={planner.empty} />}
      <div className={isWide ? 'plan wide' : 'plan'}>
        <div className="plan-dates">
          {[...months].map(([month, its]) =>
            isWide ? (
              <MonthTable
                key={month}
                month={month}
                planned={its}
                today={today}
                span={span}
                stop={stop}
                choosing={choosing}
              />
            ) : (
              <section key={month} className="month" aria-labelledby={`month-${month}`}>
                <h2 id={`month-${month}`}>{format.month(month)}</h2>
                <DateList
                  label={format.month(month)}
                  planned={its}
                  stop={stop}
                  choosing={choosing}
                  details={details}
                />
              </section>
            ),
          )}
          {props.later !== null && <MoreButton its={props.later}>{planner.later}</MoreButton>}
          {past.length > 0 && (
            <section className="month earlier" aria-labelledby="earlier">
              <h2 id="earlier">{planner.earlier.title}</h2>
              <p className="more">{planner.earlier.what}</p>
              <DateList
                label={planner.earlier.title}
                planned={past}
                stop={stop}
                choosing={choosing}
                details={details}
              />
            </section>
          )}
          {props.earlier !== null && (
            <MoreButton its={props.earlier}>{planner.earlier.more}</MoreButton>
          )}
        </div>
        {isWide && chosen !== undefined && <aside className="plan-aside">{details(chosen)}</aside>}
      </div>
    </>
  );
}

function MoreButton(props: { readonly its: More; readonly children: string }): ReactNode {
  const { words } = useWords();
  return (
    <Button
      className="wide"
      busy={props.its.isBusy ? words.common.loading : undefined}
      onClick={props.its.act}
    >
      {props.children}
    </Button>
  );
}
