import type { ListedReview, ReviewVersion } from '@galley/contract/review';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { mayIn, useAccount } from '../api/account.tsx';
import { callOnce } from '../api/call.ts';
import { useChange, useReading } from '../api/use-api.ts';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/notice.tsx';
import { Loading, Page } from '../parts/page.tsx';
import { ProblemNote, Unread } from '../parts/problem-note.tsx';
import { sayDone } from '../parts/toasts.tsx';
import { usePageKeys } from '../keyboard/page-keys.ts';
import { useWords } from '../words/words.tsx';
import { newestText } from './open-writing.ts';
import type { FieldName } from './review-form.ts';
import { VersionDiff } from './version-diff.tsx';
import { VersionRow } from './version-row.tsx';

const PAGE = 50;

/** What a review said before, and who changed it. */
export function HistoryPage(): ReactNode {
  const { words } = useWords();
  const { id = '' } = useParams();
  const { history } = words.review;
  const review = useReading('GET /reviews/{id}', { params: { id } });
  const pages = useInfiniteQuery({
    queryKey: ['GET /reviews/{id}/history', { id }, null],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      callOnce('GET /reviews/{id}/history', {
        params: { id },
        query: { before: pageParam, limit: PAGE },
        signal,
      }),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const versions = pages.data?.pages.flatMap((page) => page.versions);
  return (
    <Page
      title={history.title}
      {...(review.data !== undefined && { lead: newestText(review.data).title })}
      actions={
        <Link className="button plain" to={`/reviews/${encodeURIComponent(id)}`}>
          {history.back}
        </Link>
      }
    >
      {versions === undefined || review.data === undefined ? (
        pages.isPending || review.isPending ? (
          <Loading />
        ) : (
          <Unread
            error={pages.error ?? review.error}
            retry={() => {
              void pages.refetch();
              void review.refetch();
            }}
          />
        )
      ) : (
        <Versions review={review.data} versions={versions}>
          {pages.hasNextPage && (
            <Button
              className="wide"
              busy={pages.isFetchingNextPage ? words.common.loading : undefined}
              onClick={() => void pages.fetchNextPage()}
            >
              {history.earlier}
            </Button>
          )}
        </Versions>
      )}
    </Page>
  );
}

/** The versions, and what the chosen one changed. */
function Versions(props: {
  readonly review: ListedReview;
  readonly versions: readonly ReviewVersion[];
  readonly children: ReactNode;
}): ReactNode {
  const { words, direction } = useWords();
  const { history } = words.review;
  const account = useAccount();
  const navigate = useNavigate();
  const isRtl = direction === 'rtl';
  const { review, versions } = props;
  const [chosen, setChosen] = useState<number | null>(null);
  const [withNow, setWithNow] = useState(false);
  const restore = useChange('POST /reviews/{id}/restore', [
    'GET /reviews/{id}',
    'GET /reviews/{id}/history',
  ]);
  const at = Math.max(
    0,
    versions.findIndex(({ version }) => version === chosen),
  );
  const current = versions[at];
  const list = useRef<HTMLOListElement>(null);
  const mayRestore =
    mayIn(account, 'edit-review', review.newsletter) &&
    review.state !== 'featured' &&
    review.state !== 'removed' &&
    at > 0;
  const restoreIt = async (fields?: readonly FieldName[]): Promise<void> => {
    if (current === undefined || !mayRestore) return;
    await restore.mutateAsync({
      params: { id: review.id },
      body: { version: review.version, from: current.version, ...(fields && { fields }) },
    });
    setChosen(null);
    sayDone(history.restored);
  };
  const step = (by: -1 | 1): void => {
    const next = versions[at + by];
    if (next === undefined) return;
    setChosen(next.version);
    requestAnimationFrame(() =>
      list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' }),
    );
  };
  const older = isRtl ? 'ArrowRight' : 'ArrowLeft';
  const newer = isRtl ? 'ArrowLeft' : 'ArrowRight';
  usePageKeys({
    [older]: { act: () => step(1) },
    [newer]: { act: () => step(-1) },
    r: { label: history.restoreAll, act: () => void restoreIt().catch(() => null) },
    Escape: { act: () => void navigate(`/reviews/${encodeURIComponent(review.id)}`) },
  });
  if (current === undefined) return null;
  const before = withNow ? null : (versions[at + 1] ?? null);
  return (
    <div className="history">
      <div className="history-list">
        <ol ref={list} className="versions" aria-label={history.list}>
          {versions.map((version, index) => (
            <VersionRow
              key={version.version}
              version={version}
              isNewest={index === 0}
              isChosen={index === at}
              choose={() => setChosen(version.version)}
            />
          ))}
        </ol>
        {props.children}
        <p className="hint history-keys">
          <kbd dir="ltr">← →</kbd> <kbd dir="ltr">r</kbd> {history.keys}
        </p>
      </div>
      <section className="history-diff" aria-label={history.compare}>
        {versions.length === 1 ? (
          <Empty its={history.only} />
        ) : (
          <header>
            <div className="segments" role="group" aria-label={history.compare}>
              <button type="button" aria-pressed={!withNow} onClick={() => setWithNow(false)}>
                {history.withBefore}
              </button>
              <button type="button" aria-pressed={withNow} onClick={() => setWithNow(true)}>
                {history.withNow}
              </button>
            </div>
            {mayRestore && (
              <Button
                kind="main"
                className="small"
                aria-keyshortcuts="r"
                busy={restore.isPending ? words.common.loading : undefined}
                onClick={() => void restoreIt().catch(() => null)}
              >
                {history.restoreAll}
              </Button>
            )}
          </header>
        )}
        <ProblemNote error={restore.error} />
        {versions.length > 1 && !withNow && before === null && (
          <p className="hint">{history.first}</p>
        )}
        <VersionDiff
          // Towards the newest, what came later is what is new.
          before={withNow ? current.review : (before?.review ?? null)}
          after={withNow ? newestText(review) : current.review}
          {...(mayRestore && {
            restore: (name: FieldName) => void restoreIt([name]).catch(() => null),
          })}
        />
      </section>
    </div>
  );
}
