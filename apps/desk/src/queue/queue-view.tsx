import type { QueuedReview } from '@galley/contract/review';
import { useDeferredValue, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { mayIn, useAccount } from '../api/account.tsx';
import type { OwnNewsletter } from '../newsletter/current-newsletter.ts';
import { Loading, useTitle } from '../parts/page.tsx';
import { Unread } from '../parts/problem-note.tsx';
import { usePageKeys } from '../keyboard/page-keys.ts';
import { useWords } from '../words/words.tsx';
import { moveTo, type Direction } from './change.ts';
import { Elsewhere } from './elsewhere.tsx';
import { EmptyQueue } from './empty-queue.tsx';
import { Intake } from './intake.tsx';
import { matchText } from './match-text.ts';
import { QueueHead } from './queue-head.tsx';
import { QueueMenu } from './queue-menu.tsx';
import { QueuePart } from './queue-part.tsx';
import type { RowActions } from './queue-row.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { splitQueue } from './split-queue.ts';
import { useArranged } from './use-arranged.ts';
import { useArrival } from './use-arrival.ts';
import { useDrag } from './use-drag.ts';
import { useRowFocus } from './use-row-focus.ts';

const NO_REVIEWS: readonly QueuedReview[] = [];

/** The queue of one newsletter, to put in order. */
export function QueueView({ newsletter }: { readonly newsletter: OwnNewsletter }): ReactNode {
  const { slug } = newsletter;
  const { words } = useWords();
  const { actions } = words.queue;
  const account = useAccount();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [menuFor, setMenuFor] = useState<string | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const arranged = useArranged(slug);
  const { queue, reading } = arranged;
  const drag = useDrag();
  useTitle(`${words.queue.title} · ${newsletter.title}`);

  const [wish, setWish] = useState(params.get('q') ?? '');
  // A long list may be drawn after the letter that was typed.
  const sought = useDeferredValue(wish);
  const isWished = ({ title, outlet, authors }: QueuedReview): boolean =>
    matchText(sought, title, outlet, ...authors);
  const waiting = (queue?.reviews ?? NO_REVIEWS).filter(isWished);
  const held = (queue?.held ?? NO_REVIEWS).filter(isWished);
  const order = [...waiting, ...held].map(({ id }) => id);
  const focus = useRowFocus(order);
  useArrival(order, focus.focus);

  const chosen = order.filter((id) => selected.has(id));
  /** What a key acts on. */
  const targets = (): readonly string[] =>
    chosen.length > 0 ? chosen : [focus.at()].filter((id) => id !== null);
  const isArranged = wish === '';
  // The address follows; the field does not wait for it.
  const seek = (text: string): void => {
    setWish(text);
    setParams(text === '' ? {} : { q: text }, { replace: true });
  };
  const clear = (): void => setSelected(new Set());
  const select = (id: string): void =>
    setSelected((old) => {
      const next = new Set(old);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  const leave = (act: (ids: readonly string[]) => void, ids = targets()): void => {
    const left = order.filter((id) => !ids.includes(id));
    const from = order.indexOf(ids[0] ?? '');
    act(ids);
    clear();
    focus.focus(left.find((id) => order.indexOf(id) > from) ?? left.at(-1) ?? null);
  };
  const move = (direction: Direction, id = focus.at()): void => {
    if (id === null || !isArranged) return;
    focus.focus(id);
    arranged.moveTowards(id, direction);
  };
  const undo = (): void => focus.focus(arranged.undo());
  const add = (): void => void navigate(`/queue/${slug}/add`);

  const isOnRow = order.length > 0;
  usePageKeys({
    c: { label: words.queue.add, act: add },
    '/': { label: words.queue.search, act: () => search.current?.focus() },
    ...(isOnRow && {
      j: { label: actions.next, act: () => focus.step(1) },
      k: { label: actions.previous, act: () => focus.step(-1) },
      'Alt+ArrowUp': { label: actions.up, act: () => move('up') },
      'Alt+ArrowDown': { label: actions.down, act: () => move('down') },
      'Shift+Alt+ArrowUp': { label: actions.first, act: () => move('first') },
      'Shift+Alt+ArrowDown': { label: actions.last, act: () => move('last') },
      p: { label: actions.pin, act: () => arranged.pin(targets()) },
      h: { label: actions.hold, act: () => leave(arranged.hold) },
      '#': { label: actions.remove, act: () => leave(arranged.remove) },
      Delete: { act: () => leave(arranged.remove) },
      x: {
        label: actions.select,
        act: () => {
          const id = focus.at();
          if (id !== null) select(id);
        },
      },
      m: { label: actions.menu, act: () => setMenuFor(focus.at()) },
      Escape: chosen.length > 0 ? { act: clear } : undefined,
    }),
    z: { label: actions.undo, act: undo },
  });

  const drop = (id: string, target: string, edge: 'before' | 'after'): void => {
    if (queue === undefined) return;
    const others = queue.reviews.filter((review) => review.id !== id);
    const index = others.findIndex((review) => review.id === target);
    if (index !== -1) arranged.move(moveTo(queue, id, edge === 'before' ? index : index + 1), id);
  };
  const current = useRef({ select, drop });
  useEffect(() => {
    current.current = { select, drop };
  });
  // The same object for ever, so that a row is drawn again only when its own review changes.
  const rowActions = useMemo<RowActions>(
    () => ({
      select: (id) => current.current.select(id),
      openMenu: setMenuFor,
      drop: (...its) => current.current.drop(...its),
    }),
    [],
  );
  const part = {
    current: focus.current,
    selected,
    actions: rowActions,
    drag: isArranged ? drag : null,
    makeFor: mayIn(account, 'compile-issue', slug) ? slug : null,
  };
  const inMenu = [...waiting, ...held].find(({ id }) => id === menuFor);
  const isEmpty = queue !== undefined && queue.reviews.length + queue.held.length === 0;
  return (
    <Intake slug={slug}>
      <QueueHead
        slug={slug}
        isSaving={arranged.isSaving}
        wish={wish}
        seek={seek}
        search={search}
        goOn={() => focus.focus(order[0] ?? null)}
      />
      <p className="unseen" role="status" key={arranged.heard.count}>
        {arranged.heard.text}
      </p>
      {queue === undefined &&
        (reading.isError ? (
          <Unread error={reading.error} retry={() => void reading.refetch()} />
        ) : (
          <Loading />
        ))}
      {isEmpty && wish === '' && <EmptyQueue newsletter={newsletter} />}
      {queue !== undefined && !isEmpty && (
        <div
          className={chosen.length > 0 ? 'queue choosing' : 'queue'}
          onFocus={({ target }) => focus.note(target.closest('li')?.dataset['review'] ?? null)}
          onKeyDown={(event) => {
            const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
            const isPlain = !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
            if (by === undefined || !isPlain || event.defaultPrevented) return;
            event.preventDefault();
            focus.step(by);
          }}
        >
          {splitQueue(queue, waiting, held).map((its) => (
            <QueuePart key={its.kind} queue={queue} its={its} {...part} />
          ))}
          {order.length === 0 && <p className="quiet">{words.queue.noMatch}</p>}
        </div>
      )}
      {wish !== '' && <Elsewhere slug={slug} wish={wish} />}
      {chosen.length > 0 && (
        <SelectionBar
          count={chosen.length}
          clear={clear}
          actions={[
            [actions.pin, () => arranged.pin(chosen)],
            [actions.hold, () => leave(arranged.hold)],
            [actions.remove, () => leave(arranged.remove)],
          ]}
        />
      )}
      {inMenu !== undefined && (
        <QueueMenu
          review={inMenu}
          isHeld={queue?.held.includes(inMenu) === true}
          isArranged={isArranged}
          isSelected={selected.has(inMenu.id)}
          focus={focus.current ?? inMenu.id}
          close={() => setMenuFor(null)}
          move={(direction) => move(direction, inMenu.id)}
          pin={() => arranged.pin([inMenu.id])}
          hold={() => leave(arranged.hold, [inMenu.id])}
          select={() => select(inMenu.id)}
          remove={() => leave(arranged.remove, [inMenu.id])}
        />
      )}
    </Intake>
  );
}
