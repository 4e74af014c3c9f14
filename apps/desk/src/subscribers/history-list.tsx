import type { HistoryEntry } from '@galley/contract/subscriber';
import type { DeskWords } from '@galley/wording/desk';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { callOnce } from '../api/call.ts';
import { Button } from '../parts/button.tsx';
import { Loading } from '../parts/page.tsx';
import { Unread } from '../parts/problem-note.tsx';
import { useWords } from '../words/words.tsx';
import { Wishes } from './wishes.tsx';

const CALL = 'GET /newsletters/{slug}/subscribers/{id}/history';

/** What happened to a person, the latest first. */
export function HistoryList(props: { readonly slug: string; readonly id: string }): ReactNode {
  const { words } = useWords();
  const pages = useInfiniteQuery({
    queryKey: [CALL, props.slug, props.id],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      callOnce(CALL, {
        params: { slug: props.slug, id: props.id },
        query: { before: pageParam },
        signal,
      }),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const entries = pages.data?.pages.flatMap((page) => page.entries);
  if (entries === undefined) {
    return pages.isPending ? (
      <Loading />
    ) : (
      <Unread error={pages.error} retry={() => void pages.refetch()} />
    );
  }
  return (
    <>
      <ol className="rows boxed history">
        {entries.map((entry, index) => (
          // Entries have no name of their own, and only older ones are added.
          <Entry key={entries.length - index} slug={props.slug} entry={entry} />
        ))}
      </ol>
      {pages.hasNextPage && (
        <Button
          className="wide"
          busy={pages.isFetchingNextPage ? words.common.loading : undefined}
          onClick={() => void pages.fetchNextPage()}
        >
          {words.subscribers.person.earlier}
        </Button>
      )}
    </>
  );
}

function Entry(props: { readonly slug: string; readonly entry: HistoryEntry }): ReactNode {
  const { words, moments } = useWords();
  const its = words.subscribers;
  const { entry } = props;
  return (
    <li>
      <time dateTime={entry.at}>
        {moments.day(entry.at)} <span>{moments.time(entry.at)}</span>
      </time>
      <div>
        <strong>{titleOf(entry, its.events)}</strong>
        <Details slug={props.slug} entry={entry} />
      </div>
      {entry.what === 'issue' && (
        <span className={isTrouble(entry) ? 'tag warns' : 'tag'}>
          {its.events.outcomes[outcomeOf(entry)]}
        </span>
      )}
    </li>
  );
}

function Details({ slug, entry }: { readonly slug: string; readonly entry: HistoryEntry }) {
  const { words, moments } = useWords();
  const its = words.subscribers;
  const more = (...parts: readonly (string | null)[]): ReactNode => {
    const said = parts.filter((part) => part !== null && part !== '');
    return said.length === 0 ? null : (
      <p className="more">
        {said.map((part) => (
          <bdi key={part}>{part}</bdi>
        ))}
      </p>
    );
  };
  switch (entry.what) {
    case 'consent':
      return more(
        entry.wording,
        entry.source,
        entry.optedInAt === null ? null : its.events.agreed(moments.day(entry.optedInAt)),
        entry.file === null ? null : `SHA-256 ${entry.file.sha256.slice(0, 12)}…`,
      );
    case 'choice':
      return (
        <p className="more">
          <Wishes of={entry} />
        </p>
      );
    case 'issue':
      return (
        <p className="more">
          <Link to={`/issues/${slug}/${entry.number}`}>
            <bdi>{entry.subject}</bdi>
          </Link>
          {entry.reason !== null && <bdi>{entry.reason}</bdi>}
          {entry.failure !== null && <bdi>{entry.failure}</bdi>}
        </p>
      );
    case 'notice':
      return more(entry.kind, entry.state);
    case 'bounce':
      return more(entry.detail);
    case 'suppressed':
      return more(its.reasons[entry.reason] ?? entry.reason, entry.detail, byWhom(entry.by, its));
    case 'lifted':
      return more(its.reasons[entry.reason] ?? entry.reason, entry.because, byWhom(entry.by, its));
  }
}

type Issue = Extract<HistoryEntry, { what: 'issue' }>;
type Words = DeskWords['subscribers'];

const byWhom = (by: Extract<HistoryEntry, { what: 'lifted' }>['by'], its: Words): string | null =>
  by === null ? null : its.person.by(by.name ?? by.kind);

function titleOf(entry: HistoryEntry, events: Words['events']): string {
  switch (entry.what) {
    case 'consent':
      return events.consent[entry.kind];
    case 'issue':
      return events.issue(entry.number);
    case 'bounce':
      return events.bounce(entry.number);
    case 'choice':
    case 'notice':
    case 'suppressed':
    case 'lifted':
      return events[entry.what];
  }
}

/** The gravest news of an issue. */
function outcomeOf(issue: Issue): keyof Words['events']['outcomes'] {
  if (issue.complainedAt !== null) return 'complained';
  if (issue.bouncedAt !== null) return 'bounced';
  if (issue.failedAt !== null) return 'failed';
  return issue.deliveredAt === null ? issue.state : 'delivered';
}

const isTrouble = (issue: Issue): boolean =>
  ['complained', 'bounced', 'failed', 'rejected', 'uncertain'].includes(outcomeOf(issue));
