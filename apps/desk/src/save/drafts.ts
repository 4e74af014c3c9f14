import type { Draft } from './save-state.ts';

/** A draft that no open page writes any more. */
export interface FoundDraft {
  readonly place: string;
  readonly draft: Draft;
}

/** Where one page keeps the draft of one text. */
export interface DraftPlace {
  /** False if the browser has no room for it. */
  readonly keep: (draft: Draft) => boolean;
  readonly forget: () => void;
  /** The page is done with it; what it still holds can be found by the next one. */
  readonly leave: () => void;
}

const PREFIX = 'galley.draft';

const prefixOf = (person: string, text: string): string => `${PREFIX}:${person}:${text}:`;

/**
 * Makes a place in the browser's storage for the draft of a text by one person. Each page has its
 * own, so that two tabs never replace each other's; a lock says that the page is still open.
 */
export function openDraftPlace(person: string, text: string): DraftPlace {
  const place = `${prefixOf(person, text)}${crypto.randomUUID()}`;
  const { promise: isOver, resolve: leave } = Promise.withResolvers<void>();
  void holdLock(place, isOver);
  return {
    keep(draft) {
      try {
        localStorage.setItem(place, JSON.stringify(draft));
        return true;
      } catch {
        return false;
      }
    },
    forget: () => dropDraft(place),
    leave,
  };
}

/** Lists the drafts that closed pages have left, the latest first. */
export async function findDrafts(person: string, text: string): Promise<readonly FoundDraft[]> {
  const prefix = prefixOf(person, text);
  const open = await openPlaces();
  return listPlaces()
    .filter((place) => place.startsWith(prefix) && !open.has(place))
    .flatMap((place) => {
      const draft = readDraft(place);
      return draft === null ? [] : [{ place, draft }];
    })
    .toSorted((one, other) => other.draft.at - one.draft.at);
}

export function dropDraft(place: string): void {
  try {
    localStorage.removeItem(place);
  } catch {
    // Without storage there is nothing to drop.
  }
}

function listPlaces(): readonly string[] {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}

function readDraft(place: string): Draft | null {
  try {
    const read: unknown = JSON.parse(localStorage.getItem(place) ?? 'null');
    return isDraft(read) ? read : null;
  } catch {
    return null;
  }
}

function isDraft(read: unknown): read is Draft {
  if (typeof read !== 'object' || read === null) return false;
  const { base, text, at } = read as Partial<Draft>;
  return (
    typeof at === 'number' &&
    typeof text === 'object' &&
    typeof base === 'object' &&
    typeof base.version === 'number' &&
    typeof base.fields === 'object'
  );
}

// Browsers have locks only on https and localhost, which is where the desk is.
const hasLocks = (): boolean => 'locks' in navigator;

async function holdLock(name: string, isOver: Promise<void>): Promise<void> {
  if (hasLocks()) await navigator.locks.request(name, () => isOver);
}

async function openPlaces(): Promise<ReadonlySet<string>> {
  if (!hasLocks()) return new Set();
  const { held = [] } = await navigator.locks.query();
  return new Set(held.flatMap(({ name }) => name ?? []));
}
