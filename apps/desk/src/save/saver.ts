import { nextSave, type SaveEffect, type SaveEvent, type Timer } from './save-machine.ts';
import {
  beginSaving,
  draftOf,
  sendable,
  unsavedFields,
  type Draft,
  type Fields,
  type Flight,
  type SaveState,
  type Stored,
} from './save-state.ts';
import type { DraftPlace } from './drafts.ts';

/** What the server said to a save. */
export type SaveAnswer =
  | { readonly kind: 'saved'; readonly stored: Stored }
  | { readonly kind: 'lost' | 'signed-out' | 'overtaken' }
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly error: unknown;
      readonly stops: boolean;
    };

export interface SaverDeps {
  /** @param isLast whether the page may be gone before the answer */
  readonly save: (flight: Flight, isLast: boolean) => Promise<SaveAnswer>;
  /** Null if it can't be read now. */
  readonly read: () => Promise<Stored | null>;
  readonly endSitting: (version: number) => Promise<void>;
  readonly place: DraftPlace;
  readonly show: (fields: Fields) => void;
}

/** The saver of one text, while somebody writes it or something is unsaved. */
export interface Saver {
  readonly state: () => SaveState;
  /** Whether the browser keeps what is unsaved. */
  readonly isKept: () => boolean;
  readonly listen: (changed: () => void) => () => void;
  readonly type: (fields: Fields, blocked: readonly string[]) => void;
  readonly hear: (stored: Stored) => void;
  readonly decide: (field: string, value: unknown) => void;
  readonly restore: (draft: Draft) => void;
  readonly endSitting: () => void;
  readonly insist: () => void;
  readonly wake: () => void;
  /** The page may close at any moment. */
  readonly flush: () => void;
  /** Nobody writes it any more; `isOver` is called once everything is saved. */
  readonly leave: (isOver: () => void) => void;
  readonly enter: () => void;
  /** Resolves once everything is saved, or can't be for now: true if it is saved. */
  readonly settled: () => Promise<boolean>;
}

/** Runs the machine: sends, reads, keeps and waits as it says. */
export function createSaver(deps: SaverDeps, stored: Stored, savedAt: number): Saver {
  let state = beginSaving(stored, savedAt);
  let isKept = true;
  let isLast = false;
  let over: (() => void) | null = null;
  const listeners = new Set<() => void>();
  const timers = new Map<Timer, ReturnType<typeof setTimeout>>();

  const take = (event: SaveEvent): void => {
    const next = nextSave(state, event);
    state = next.state;
    for (const effect of next.effects) run(effect);
    for (const changed of listeners) changed();
    closeIfDone();
  };

  const run = (effect: SaveEffect): void => {
    switch (effect.do) {
      case 'send':
        void send(effect.flight);
        break;
      case 'read':
        void read();
        break;
      case 'show':
        deps.show(effect.fields);
        break;
      case 'keep':
        isKept = deps.place.keep(draftOf(state, Date.now()));
        break;
      case 'forget':
        deps.place.forget();
        break;
      case 'wait':
        clearTimeout(timers.get(effect.what));
        timers.set(
          effect.what,
          setTimeout(() => ring(effect.what), effect.ms),
        );
        break;
      case 'end-sitting':
        void deps.endSitting(effect.version);
    }
  };

  const ring = (what: Timer): void => {
    timers.delete(what);
    take({ kind: 'due', what });
  };

  const send = async (flight: Flight): Promise<void> => {
    const answer = await deps.save(flight, isLast);
    const { id } = flight;
    if (answer.kind === 'saved') {
      take({ kind: 'answered', flight: id, stored: answer.stored, at: Date.now() });
    } else {
      take({ ...answer, flight: id });
    }
  };

  const read = async (): Promise<void> => {
    const stored = await deps.read();
    take(stored === null ? { kind: 'unread' } : { kind: 'heard', stored });
  };

  const closeIfDone = (): void => {
    if (over === null || state.flight !== null || unsavedFields(state).length > 0) return;
    const done = over;
    over = null;
    for (const timer of timers.values()) clearTimeout(timer);
    timers.clear();
    deps.place.forget();
    deps.place.leave();
    done();
  };

  return {
    state: () => state,
    isKept: () => isKept,
    listen(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    type: (fields, blocked) => take({ kind: 'typed', fields, blocked, at: Date.now() }),
    hear: (heard) => take({ kind: 'heard', stored: heard }),
    decide: (field, value) => take({ kind: 'decided', field, value }),
    restore: (draft) => take({ kind: 'restored', draft, at: Date.now() }),
    endSitting: () => take({ kind: 'asked' }),
    insist: () => take({ kind: 'insisted' }),
    wake: () => take({ kind: 'awake' }),
    flush() {
      isLast = true;
      take({ kind: 'leaving' });
      isLast = false;
    },
    enter() {
      over = null;
    },
    leave(isOver) {
      over = isOver;
      take({ kind: 'leaving' });
    },
    settled: () => {
      take({ kind: 'leaving' });
      const { promise, resolve } = Promise.withResolvers<boolean>();
      const look = (): void => {
        const isSaved = unsavedFields(state).length === 0 && state.flight === null;
        if (!isSaved && state.trouble === null) {
          if (state.flight !== null || state.isComparing) return;
          // Typed while a save was under way: it doesn't wait for a pause.
          if (Object.keys(sendable(state)).length > 0) return take({ kind: 'leaving' });
        }
        listeners.delete(look);
        resolve(isSaved);
      };
      listeners.add(look);
      look();
      return promise;
    },
  };
}
