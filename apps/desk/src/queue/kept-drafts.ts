import { useSyncExternalStore } from 'react';
import {
  addDrafts,
  dropDraft,
  isWritten,
  writeDraft,
  type Draft,
  type DraftInput,
  type DraftsState,
} from './drafts.ts';

/** The drafts of a person for one newsletter; they outlive the page, the tab and a crash. */
export interface KeptDrafts {
  readonly state: () => DraftsState;
  readonly watch: (listener: () => void) => () => void;
  readonly add: (inputs: readonly DraftInput[]) => void;
  readonly write: (key: string, text: string) => void;
  readonly show: (key: string) => void;
  readonly drop: (key: string) => void;
}

const PAUSE_MS = 300;
const open = new Map<string, KeptDrafts>();

export function draftsOf(person: string, slug: string): KeptDrafts {
  const place = `galley.desk.drafts.${person}.${slug}`;
  const known = open.get(place);
  if (known !== undefined) return known;
  const created = createKept(place);
  open.set(place, created);
  return created;
}

export const useDrafts = (kept: KeptDrafts): DraftsState =>
  useSyncExternalStore(kept.watch, kept.state);

function createKept(place: string): KeptDrafts {
  const listeners = new Set<() => void>();
  let state = readKept(place);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keepNow = (): void => {
    clearTimeout(timer);
    keep(place, state);
  };
  const set = (next: DraftsState): void => {
    state = next;
    for (const listen of listeners) listen();
    clearTimeout(timer);
    timer = setTimeout(keepNow, PAUSE_MS);
  };
  document.addEventListener('visibilitychange', keepNow);
  return {
    state: () => state,
    watch(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    add: (inputs) => set(addDrafts(state, inputs.map(nameDraft))),
    write: (key, text) => set(writeDraft(state, key, text)),
    show: (key) => set({ ...state, current: key }),
    drop: (key) => {
      set(dropDraft(state, key));
      // Otherwise a tab that closes now would bring back what is queued already.
      keepNow();
    },
  };
}

const nameDraft = (input: DraftInput): Draft => ({ key: crypto.randomUUID(), ...input });

function readKept(place: string): DraftsState {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? '[]');
    const drafts = (Array.isArray(kept) ? kept : []).flatMap((one: unknown) =>
      isDraft(one) ? [nameDraft({ name: one.name, text: one.text })] : [],
    );
    return { drafts, current: drafts[0]?.key ?? '' };
  } catch {
    return { drafts: [], current: '' };
  }
}

const isDraft = (value: unknown): value is DraftInput =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as DraftInput).name === 'string' &&
  typeof (value as DraftInput).text === 'string';

function keep(place: string, { drafts }: DraftsState): void {
  const written = drafts.filter((draft) => isWritten(draft) && draft.broken === undefined);
  try {
    if (written.length === 0) localStorage.removeItem(place);
    else
      localStorage.setItem(
        place,
        JSON.stringify(written.map(({ name, text }) => ({ name, text }))),
      );
  } catch {
    // A browser without room keeps them only while the page is open.
  }
}
