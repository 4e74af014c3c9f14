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
  const place = `galley.desk.drafts.${person}.${slug}:`;
  const known = open.get(place);
  if (known !== undefined) return known;
  const created = createKept(place);
  open.set(place, created);
  return created;
}

export const useDrafts = (kept: KeptDrafts): DraftsState =>
  useSyncExternalStore(kept.watch, kept.state);

/**
 * Each draft has a place of its own in the browser, and this page writes only those that were changed
 * here: another tab's are not this one's to replace or to take away.
 */
function createKept(prefix: string): KeptDrafts {
  const listeners = new Set<() => void>();
  const changed = new Set<string>();
  let state = readKept(prefix);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keepNow = (): void => {
    clearTimeout(timer);
    for (const key of changed) {
      const draft = state.drafts.find((one) => one.key === key);
      if (keep(prefix + key, draft)) changed.delete(key);
    }
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
    add(inputs) {
      const added = inputs.map(nameDraft);
      for (const { key } of added) changed.add(key);
      set(addDrafts(state, added));
    },
    write(key, text) {
      changed.add(key);
      set(writeDraft(state, key, text));
    },
    show: (key) => set({ ...state, current: key }),
    drop(key) {
      changed.add(key);
      set(dropDraft(state, key));
      // Otherwise a tab that closes now would bring back what is queued already.
      keepNow();
    },
  };
}

let named = 0;

/** The names sort as the drafts came. */
function nameDraft(input: DraftInput): Draft {
  named += 1;
  const key = `${Date.now()}-${String(named).padStart(6, '0')}-${crypto.randomUUID()}`;
  return { key, ...input };
}

function readKept(prefix: string): DraftsState {
  try {
    const places = Object.keys(localStorage).filter((place) => place.startsWith(prefix));
    const drafts = places.toSorted().flatMap((place): Draft[] => {
      const kept: unknown = JSON.parse(localStorage.getItem(place) ?? 'null');
      const key = place.slice(prefix.length);
      return isDraft(kept) ? [{ key, name: kept.name, text: kept.text }] : [];
    });
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

/** False if the browser has no room; then it is kept as long as the page is open. */
function keep(place: string, draft: Draft | undefined): boolean {
  try {
    if (draft === undefined || !isWritten(draft) || draft.broken !== undefined) {
      localStorage.removeItem(place);
    } else {
      const { name, text } = draft;
      localStorage.setItem(place, JSON.stringify({ name, text }));
    }
    return true;
  } catch {
    return false;
  }
}
