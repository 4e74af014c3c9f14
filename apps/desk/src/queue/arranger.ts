import type { Queue } from '@galley/contract/review';
import { applyChange, placeIn, type Change } from './change.ts';

/** How a change that was sent has ended. */
export type Sent =
  | { readonly kind: 'done' }
  /** Somebody else has changed the order, and the place is gone. */
  | { readonly kind: 'moved' }
  | { readonly kind: 'failed'; readonly error: unknown };

export interface ArrangerDeps {
  /** The queue as the server last told it. */
  readonly read: () => Queue | undefined;
  /** Sends one change, and has the queue read again. Never throws. */
  readonly send: (change: Change, queue: Queue) => Promise<Sent>;
  readonly reread: () => Promise<unknown>;
  /** A change was not made: an error says why; null if others were faster. */
  readonly fail: (change: Change, error: unknown) => void;
}

/** Changes of a queue on their way to the server, one after the other. */
export interface Arranger {
  readonly waiting: () => readonly Change[];
  readonly change: (change: Change) => void;
  /** Calls whenever `waiting` changes; returns what ends that. */
  readonly watch: (listener: () => void) => () => void;
}

const TRIES = 4;

/**
 * Shows each change at once and sends the changes one by one, so the screen shows the order that
 * somebody made, however long the server takes. If others have changed the order meanwhile, a move
 * is made again from the new order: first if it was meant to be first, behind the review that it
 * was put behind or, without that one, ahead of the one that followed.
 */
export function createArranger(deps: ArrangerDeps): Arranger {
  let waiting: readonly Change[] = [];
  let isRunning = false;
  const listeners = new Set<() => void>();
  const set = (next: readonly Change[]): void => {
    waiting = next;
    for (const listen of listeners) listen();
  };

  const sendFirst = async (change: Change): Promise<void> => {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const queue = deps.read();
      if (queue === undefined) break;
      const now = change.kind === 'move' ? placeNow(queue, change) : change;
      if (now === null) break;
      const sent = await deps.send(now, queue);
      if (sent.kind === 'done') return;
      if (sent.kind === 'failed') return deps.fail(change, sent.error);
      await deps.reread();
    }
    deps.fail(change, null);
  };

  const run = async (): Promise<void> => {
    if (isRunning) return;
    isRunning = true;
    for (let first = waiting[0]; first !== undefined; first = waiting[0]) {
      await sendFirst(first);
      set(waiting.slice(1));
    }
    isRunning = false;
  };

  return {
    waiting: () => waiting,
    change(change) {
      const last = waiting.at(-1);
      // The first is under way; behind it, only the last move of a review counts.
      const isReplaced =
        waiting.length > 1 &&
        change.kind === 'move' &&
        last?.kind === 'move' &&
        last.id === change.id;
      set([...(isReplaced ? waiting.slice(0, -1) : waiting), change]);
      void run();
    },
    watch(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

/** The queue with everything that is still on its way. */
export const foresee = (queue: Queue, waiting: readonly Change[]): Queue =>
  waiting.reduce(applyChange, queue);

function placeNow(queue: Queue, change: Change & { kind: 'move' }): Change | null {
  const place = placeIn(queue, change);
  return place === null ? null : { ...change, ...place };
}
