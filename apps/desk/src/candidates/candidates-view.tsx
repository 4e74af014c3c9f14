import type { ListedCandidate } from '@galley/contract/collect';
import { useRef, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { mayIn, useAccount } from '../api/account.tsx';
import { isProblem } from '../api/problem.ts';
import { usePageKeys } from '../keyboard/page-keys.ts';
import type { OwnNewsletter } from '../newsletter/current-newsletter.ts';
import { NewsletterSelect } from '../newsletter/newsletter-select.tsx';
import { Button } from '../parts/button.tsx';
import { Empty } from '../parts/notice.tsx';
import { Loading, useTitle } from '../parts/page.tsx';
import { describeProblem, Unread } from '../parts/problem-note.tsx';
import { Question } from '../parts/question.tsx';
import { sayDone, sayProblem } from '../parts/toasts.tsx';
import { SelectionBar } from '../queue/selection-bar.tsx';
import { useRowFocus } from '../queue/use-row-focus.ts';
import { useWords } from '../words/words.tsx';
import { AddressForm } from './address-form.tsx';
import { CandidateRow, candidateRowId } from './candidate-row.tsx';
import { Sources } from './sources.tsx';
import { useCandidates } from './use-candidates.ts';

/** The candidates of one newsletter. */
export function CandidatesView({ newsletter }: { readonly newsletter: OwnNewsletter }): ReactNode {
  const { slug } = newsletter;
  const { words } = useWords();
  const { candidates: its, queue } = words;
  const account = useAccount();
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [twice, setTwice] = useState<ListedCandidate | null>(null);
  const list = useCandidates(slug);
  const { pages, candidates } = list;
  useTitle(`${its.title} · ${newsletter.title}`);

  const mayDecide = mayIn(account, 'dismiss-candidate', slug);
  const order = (candidates ?? []).map(({ id }) => id);
  const focus = useRowFocus(order, candidateRowId);
  const chosen = order.filter((id) => selected.has(id));
  const find = (id: string | null) => candidates?.find((one) => one.id === id);
  const clear = (): void => setSelected(new Set());
  const select = (id: string | null): void => {
    if (id === null) return;
    setSelected((old) => {
      const next = new Set(old);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  };
  const fail = (error: unknown): void => {
    sayProblem(describeProblem(error, words));
    // Somebody else may have been faster.
    void list.reread();
  };
  const undo = (): void => {
    list.undo().then((was) => was && sayDone(its.said.back), fail);
  };
  const dismiss = (ids: readonly string[]): void => {
    const [only] = ids;
    if (!mayDecide || list.isBusy || only === undefined) return;
    const title = find(only)?.title ?? '';
    const from = order.indexOf(only);
    const left = order.filter((id) => !ids.includes(id));
    const next = left.find((id) => order.indexOf(id) > from) ?? left.at(-1) ?? null;
    list.dismiss(ids).then(() => {
      clear();
      focus.focus(next);
      sayDone(ids.length === 1 ? its.said.dismissed(title) : its.said.dismissedCount(ids.length), {
        label: queue.actions.undo,
        hotkey: 'z',
        act: undo,
      });
    }, fail);
  };
  const write = async (id: string, again: boolean): Promise<void> => {
    const review = await list.take(id, again);
    void navigate(`/reviews/${review.id}`);
  };
  const take = (candidate: ListedCandidate | undefined): void => {
    if (!mayDecide || list.isBusy || candidate === undefined) return;
    if (candidate.there !== null) return setTwice(candidate);
    write(candidate.id, false).catch((error: unknown) => {
      if (isProblem(error, 'already-queued')) setTwice(candidate);
      else fail(error);
    });
  };
  usePageKeys({
    '/': { label: its.address.label, act: () => field.current?.focus() },
    ...(order.length > 0 && {
      j: { label: its.actions.next, act: () => focus.step(1) },
      k: { label: its.actions.previous, act: () => focus.step(-1) },
      ...(mayDecide && {
        a: { label: its.actions.write, act: () => take(find(focus.at())) },
        d: {
          label: its.actions.dismiss,
          act: () => dismiss(chosen.length > 0 ? chosen : [focus.at()].filter((id) => id !== null)),
        },
        x: { label: queue.actions.select, act: () => select(focus.at()) },
      }),
      Escape: chosen.length > 0 ? { act: clear } : undefined,
    }),
    z: { label: queue.actions.undo, act: undo },
  });

  // Rows that others have decided about are no longer selected.
  const isStale = candidates !== undefined && chosen.length < selected.size;
  if (isStale) setSelected(new Set(chosen));

  return (
    <>
      <header className="page-head">
        <div>
          <h1>{its.title}</h1>
          <NewsletterSelect slug={slug} path={(other) => `/candidates/${other}`} />
        </div>
      </header>
      {mayIn(account, 'queue-review', slug) && <AddressForm field={field} slug={slug} />}
      {candidates === undefined ? (
        pages.isError ? (
          <Unread error={pages.error} retry={() => void pages.refetch()} />
        ) : (
          <Loading />
        )
      ) : candidates.length === 0 ? (
        <Empty its={its.empty} />
      ) : (
        <section
          className="candidates"
          aria-label={its.title}
          onFocus={({ target }) => {
            const row = target.closest<HTMLElement>('[data-candidate]');
            focus.note(row?.dataset['candidate'] ?? null);
          }}
          onKeyDown={(event) => {
            const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
            const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
            if (by === undefined || !isPlain || event.defaultPrevented) return;
            event.preventDefault();
            focus.step(by);
          }}
        >
          <p className="quiet candidates-count" role="status">
            {its.waitingCount(list.waiting)}
          </p>
          <ol className={chosen.length > 0 ? 'choosing' : ''}>
            {candidates.map((candidate) => (
              <CandidateRow
                key={candidate.id}
                candidate={candidate}
                isCurrent={candidate.id === focus.current}
                isSelected={selected.has(candidate.id)}
                mayDecide={mayDecide}
                select={() => select(candidate.id)}
                take={() => take(candidate)}
                dismiss={() => dismiss([candidate.id])}
              />
            ))}
          </ol>
          {pages.hasNextPage && (
            <Button
              className="wide"
              busy={pages.isFetchingNextPage ? words.common.loading : undefined}
              onClick={() => void pages.fetchNextPage()}
            >
              {its.actions.more}
            </Button>
          )}
        </section>
      )}
      <Sources slug={slug} mailTo={list.mailTo} />
      {chosen.length > 0 && (
        <SelectionBar
          count={chosen.length}
          clear={clear}
          actions={[[its.actions.dismiss, () => dismiss(chosen)]]}
        />
      )}
      <Question
        open={twice !== null}
        close={() => setTwice(null)}
        title={its.again.title}
        what={its.again.what}
        action={its.again.action}
        kind="main"
        act={async () => write(twice?.id ?? '', true)}
      />
    </>
  );
}
