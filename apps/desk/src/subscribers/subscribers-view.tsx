import { READER_STATES, type ReaderState } from '@galley/core/subscription';
import { lazy, Suspense, useRef, useState, type ReactNode } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { mayIn, useAccount } from '../api/account.tsx';
import { useChange } from '../api/use-api.ts';
import { usePageKeys } from '../keyboard/page-keys.ts';
import type { OwnNewsletter } from '../newsletter/current-newsletter.ts';
import { NewsletterSelect } from '../newsletter/newsletter-select.tsx';
import { Button } from '../parts/button.tsx';
import { Icon } from '../parts/icon.tsx';
import { Empty } from '../parts/notice.tsx';
import { Loading, useTitle } from '../parts/page.tsx';
import { ProblemNote, Unread } from '../parts/problem-note.tsx';
import { saveFile } from '../parts/save-file.ts';
import { sayDone } from '../parts/toasts.tsx';
import { useSettled } from '../parts/use-settled.ts';
import { useWords } from '../words/words.tsx';
import { stepRow } from './step-row.ts';
import { SubscriberRow } from './subscriber-row.tsx';
import { useSubscribers } from './use-subscribers.ts';

const AddSubscriber = lazy(async () => ({
  default: (await import('./add-subscriber.tsx')).AddSubscriber,
}));

const PAUSE_MS = 150;

/** The subscribers of one newsletter, and the search among them. */
export function SubscribersView({ newsletter }: { readonly newsletter: OwnNewsletter }): ReactNode {
  const { slug } = newsletter;
  const { words } = useWords();
  const its = words.subscribers;
  const account = useAccount();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const [wish, setWish] = useState(params.get('q') ?? '');
  const [isAdding, setAdding] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const state = READER_STATES.find((one) => one === params.get('state')) ?? null;
  const search = useSettled(wish.trim(), PAUSE_MS);
  const { reading, people, isSearching } = useSubscribers(slug, search, state);
  const exporting = useChange('POST /newsletters/{slug}/subscribers/export');
  useTitle(`${its.title} · ${newsletter.title}`);
  const may = (step: Parameters<typeof mayIn>[1]): boolean => mayIn(account, step, slug);

  const show = (text: string, wanted: ReaderState | null): void => {
    setWish(text);
    setParams(
      { ...(text !== '' && { q: text }), ...(wanted !== null && { state: wanted }) },
      { replace: true },
    );
  };
  const add = (): void => setAdding(true);
  const importPath = `/subscribers/${slug}/import`;
  usePageKeys({
    '/': { label: its.search, act: () => field.current?.focus() },
    j: { label: its.actions.next, act: () => stepRow(list.current, 1) },
    k: { label: its.actions.previous, act: () => stepRow(list.current, -1) },
    ...(may('add-subscriber') && { c: { label: its.add.open, act: add } }),
    ...(may('import-subscribers') && {
      i: { label: its.import.open, act: () => void navigate(importPath) },
    }),
  });

  const isFiltered = search !== '' || state !== null;
  const total = reading.data?.pages[0]?.total ?? null;
  return (
    <>
      <header className="page-head queue-head">
        <div>
          <h1>{its.title}</h1>
          <NewsletterSelect
            slug={slug}
            path={(other) => `/subscribers/${other}`}
            step="see-readers"
          />
        </div>
        <div className="queue-tools">
          {may('export-subscribers') && (
            <Button
              kind="quiet"
              busy={exporting.isPending ? words.common.signing : undefined}
              onClick={() =>
                exporting.mutate(
                  { params: { slug }, body: {} },
                  {
                    onSuccess: (csv) => {
                      saveFile(csv, `${slug}-subscribers.csv`);
                      sayDone(its.export.done);
                    },
                  },
                )
              }
            >
              {its.export.open}
            </Button>
          )}
          {may('import-subscribers') && (
            <Link className="button plain" to={importPath}>
              {its.import.open}
            </Link>
          )}
          {may('add-subscriber') && (
            <Button kind="main" icon="add" onClick={add}>
              {its.add.open}
            </Button>
          )}
        </div>
      </header>
      <ProblemNote error={exporting.error} />
      <div className="subscriber-tools">
        <label className="queue-search">
          <Icon name="search" />
          <span className="unseen">{its.search}</span>
          <input
            ref={field}
            className="input"
            type="search"
            dir="auto"
            maxLength={254}
            placeholder={its.search}
            value={wish}
            onChange={({ target }) => show(target.value, state)}
            onKeyDown={(event) => {
              if (!['Escape', 'ArrowDown', 'Enter'].includes(event.key)) return;
              event.preventDefault();
              if (event.key === 'Escape') show('', state);
              else stepRow(list.current, 1);
            }}
          />
          <kbd aria-hidden="true">/</kbd>
        </label>
        <span className="select">
          <select
            className="input"
            aria-label={its.state}
            value={state ?? ''}
            onChange={({ target }) =>
              show(wish, READER_STATES.find((one) => one === target.value) ?? null)
            }
          >
            <option value="">{its.everyState}</option>
            {READER_STATES.map((one) => (
              <option key={one} value={one}>
                {its.states[one]}
              </option>
            ))}
          </select>
        </span>
      </div>
      <p className="subscriber-total quiet" role="status">
        {isSearching
          ? its.searching
          : total === null
            ? ''
            : total.isMore
              ? its.moreThanCount(total.count)
              : its.totalCount(total.count)}
      </p>
      {people === undefined ? (
        reading.isError ? (
          <Unread error={reading.error} retry={() => void reading.refetch()} />
        ) : (
          <Loading />
        )
      ) : people.length > 0 ? (
        <ul className="rows boxed subscribers" ref={list} aria-label={its.title}>
          {people.map((person) => (
            <SubscriberRow key={person.id} slug={slug} person={person} />
          ))}
        </ul>
      ) : (
        !isSearching && (
          <Empty its={isFiltered ? its.noMatch : its.none}>
            {isFiltered && <Button onClick={() => show('', null)}>{its.clear}</Button>}
          </Empty>
        )
      )}
      {reading.hasNextPage && !isSearching && (
        <Button
          className="wide"
          busy={reading.isFetchingNextPage ? words.common.loading : undefined}
          onClick={() => void reading.fetchNextPage()}
        >
          {its.more}
        </Button>
      )}
      <Suspense>
        {isAdding && <AddSubscriber slug={slug} close={() => setAdding(false)} />}
      </Suspense>
    </>
  );
}
