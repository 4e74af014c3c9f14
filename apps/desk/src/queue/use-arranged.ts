import type { Queue, QueuedReview } from '@galley/contract/review';
import { useLayoutEffect, useRef, useState } from 'react';
import { sayDone, sayProblem } from '../parts/toasts.tsx';
import { describeProblem } from '../parts/problem-note.tsx';
import { useWords } from '../words/words.tsx';
import { applyChange, moveTowards, revertChange, type Change, type Direction } from './change.ts';
import { useArranging } from './use-arranging.ts';
import { useUndo } from './use-undo.ts';

/** The queue and all that can be done to it: each says what it did, and can be taken back. */
export function useArranged(slug: string) {
  const { words } = useWords();
  const { said, actions } = words.queue;
  const [heard, setHeard] = useState({ text: '', count: 0 });
  const undos = useUndo();
  const latest = useRef<Queue | undefined>(undefined);
  const titles = useRef(new Map<string, string>());

  const titleOf = (id: string): string => titles.current.get(id) ?? '';
  const arranging = useArranging(slug, (change, error, retry) => {
    undos.forget(change.id);
    const title = titleOf(change.id);
    if (error === null) sayProblem(said.overtaken(title));
    else {
      sayProblem(said.failed(title, describeProblem(error, words)), {
        label: words.common.retry,
        act: retry,
      });
    }
  });
  const { queue } = arranging;
  useLayoutEffect(() => {
    latest.current = queue;
    for (const { id, title } of reviewsOf(queue)) titles.current.set(id, title);
  }, [queue]);

  /** Says something to those who can't see that it has happened. */
  const announce = (text: string): void => setHeard(({ count }) => ({ text, count: count + 1 }));

  const make = (changes: readonly Change[]): void => {
    let foreseen = latest.current;
    const backs: Change[] = [];
    for (const change of changes) {
      if (foreseen === undefined) return;
      const back = revertChange(foreseen, change);
      if (back !== null) backs.unshift(back);
      foreseen = applyChange(foreseen, change);
      arranging.change(change);
    }
    undos.keep(backs);
  };

  const undo = (): string | null => {
    const changes = undos.take();
    for (const change of changes) arranging.change(change);
    const [first] = changes;
    if (first === undefined) return null;
    sayDone(said.undone(titleOf(first.id)));
    return first.id;
  };

  const offerUndo = (text: string): void =>
    sayDone(text, { label: actions.undo, hotkey: 'z', act: undo });

  const move = (change: Change | null, id: string): void => {
    if (change === null || latest.current === undefined) return announce(said.asFar(titleOf(id)));
    const { reviews } = applyChange(latest.current, change);
    make([change]);
    const place = reviews.findIndex((review) => review.id === id) + 1;
    announce(said.moved(titleOf(id), place, reviews.length));
  };

  return {
    reading: arranging.reading,
    isSaving: arranging.isSaving,
    queue,
    heard,
    undo,
    move,
    moveTowards: (id: string, direction: Direction): void => {
      if (latest.current !== undefined) move(moveTowards(latest.current, id, direction), id);
    },
    /** Pins reviews, or unpins them if all of them are pinned. */
    pin: (ids: readonly string[]): void => {
      const chosen = (latest.current?.reviews ?? []).filter(({ id }) => ids.includes(id));
      const pinned = chosen.some((review) => !review.pinned);
      const changed = chosen.filter((review) => review.pinned !== pinned);
      make(changed.map(({ id }) => ({ kind: 'pin', id, pinned })));
      const [first] = changed;
      if (first === undefined) return;
      const one = pinned ? said.pinned(first.title) : said.unpinned(first.title);
      announce(changed.length === 1 || !pinned ? one : said.several.pinnedCount(changed.length));
    },
    /** Holds reviews, or puts them back into the queue if all of them are held. */
    hold: (ids: readonly string[]): void => {
      const waiting = ids.filter((id) => latest.current?.reviews.some((one) => one.id === id));
      const [first = '', ...others] = waiting.length > 0 ? waiting : ids;
      if (first === '') return;
      if (waiting.length === 0) {
        make(ids.map((id) => ({ kind: 'release', id, undo: false, after: endOf(latest.current) })));
        return offerUndo(said.released(titleOf(first)));
      }
      make(waiting.map((id) => ({ kind: 'hold', id })));
      const count = waiting.length;
      offerUndo(others.length === 0 ? said.held(titleOf(first)) : said.several.heldCount(count));
    },
    remove: (ids: readonly string[]): void => {
      const [first = '', ...others] = ids;
      if (first === '') return;
      make(ids.map((id) => ({ kind: 'remove', id })));
      const count = ids.length;
      offerUndo(
        others.length === 0 ? said.removed(titleOf(first)) : said.several.removedCount(count),
      );
    },
    announce,
  };
}

const endOf = (queue: Queue | undefined): string | null => queue?.reviews.at(-1)?.id ?? null;

const reviewsOf = (queue: Queue | undefined): readonly QueuedReview[] =>
  queue === undefined ? [] : [...queue.reviews, ...queue.held];
