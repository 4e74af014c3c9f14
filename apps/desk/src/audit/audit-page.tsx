import type { ListedAct } from '@galley/contract/editor';
import { STEPS, type StepName } from '@galley/core/editor';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { nameOf, useAccount } from '../api/account.tsx';
import { callOnce } from '../api/call.ts';
import { useReading } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { Select } from '../parts/field.tsx';
import { Empty } from '../parts/notice.tsx';
import { Loading, Page } from '../parts/page.tsx';
import { Unread } from '../parts/problem-note.tsx';
import { useWords } from '../words/words.tsx';
import { ActRow } from './act-row.tsx';

const PAGE = 50;
const FILTERS = ['newsletter', 'step', 'actor'] as const;
type Filter = (typeof FILTERS)[number];

/** Who did what, latest first. */
export function AuditPage(): ReactNode {
  const { words } = useWords();
  const { audit } = words;
  const [search, setSearch] = useSearchParams();
  const filters = Object.fromEntries(
    FILTERS.flatMap((name) => (search.get(name) ? [[name, search.get(name) ?? '']] : [])),
  );
  const pages = useInfiniteQuery({
    queryKey: ['GET /audit', filters],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      callOnce('GET /audit', { query: { ...filters, before: pageParam, limit: PAGE }, signal }),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const choose = (name: Filter, value: string): void =>
    setSearch(value === '' ? without(filters, name) : { ...filters, [name]: value }, {
      replace: true,
    });
  const acts = pages.data?.pages.flatMap((page) => page.acts);
  const isFiltered = Object.keys(filters).length > 0;
  return (
    <Page title={audit.title} lead={audit.lead}>
      <Filters chosen={filters} choose={choose} />
      {acts === undefined ? (
        pages.isPending ? (
          <Loading />
        ) : (
          <Unread error={pages.error} retry={() => void pages.refetch()} />
        )
      ) : acts.length === 0 ? (
        <Empty its={isFiltered ? audit.noMatch : audit.none}>
          {isFiltered && <Button onClick={() => setSearch({})}>{audit.clear}</Button>}
        </Empty>
      ) : (
        <Days acts={acts} />
      )}
      {pages.hasNextPage && (
        <Button
          className="wide"
          busy={pages.isFetchingNextPage ? words.common.loading : undefined}
          onClick={() => void pages.fetchNextPage()}
        >
          {audit.earlier}
        </Button>
      )}
    </Page>
  );
}

function Filters(props: {
  readonly chosen: Readonly<Record<string, string>>;
  readonly choose: (name: Filter, value: string) => void;
}): ReactNode {
  const { words } = useWords();
  const { audit } = words;
  const account = useAccount();
  const people = useReading('GET /people');
  const steps = (Object.keys(STEPS) as StepName[])
    .filter((step) => !STEPS[step].some((taker) => taker === 'reader' || taker === 'provider'))
    .filter((step) => !step.startsWith('see-'))
    .toSorted((a, b) => audit.steps[a].localeCompare(audit.steps[b]));
  const select = (name: Filter, label: string, options: readonly (readonly [string, string])[]) => (
    <Select
      label={label}
      value={props.chosen[name] ?? ''}
      onChange={(event) => props.choose(name, event.target.value)}
    >
      <option value="">{audit.all}</option>
      {options.map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </Select>
  );
  return (
    <div className="filters">
      {select('actor', audit.who, [
        ...(people.data?.people ?? []).map(
          (person) => [`person ${person.id}`, nameOf(person)] as const,
        ),
        ['command', audit.actors.command] as const,
        ['clock', audit.actors.clock] as const,
      ])}
      {select(
        'step',
        audit.step,
        steps.map((step) => [step, audit.steps[step]] as const),
      )}
      {select(
        'newsletter',
        words.common.newsletter,
        account.newsletters.map(({ slug, title }) => [slug, title] as const),
      )}
    </div>
  );
}

function Days({ acts }: { readonly acts: readonly ListedAct[] }): ReactNode {
  const { moments } = useWords();
  const days = Map.groupBy(acts, ({ at }) => moments.day(at));
  return [...days].map(([day, those]) => (
    <section key={day} className="day">
      <h2>{day}</h2>
      <ol className="rows boxed acts">
        {those.map((act) => (
          <ActRow key={act.id} act={act} />
        ))}
      </ol>
    </section>
  ));
}

const without = (all: Readonly<Record<string, string>>, name: string): Record<string, string> =>
  Object.fromEntries(Object.entries(all).filter(([key]) => key !== name));
