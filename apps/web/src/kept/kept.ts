import type { LiveChange } from '@galley/press/live';

/** Something that is being made. */
export interface Making<T> {
  /** How long it has taken so far. */
  readonly seconds: () => number;
  /** Keeps it for so many seconds, unless something has changed since its making began. */
  readonly keep: (key: string, one: T, seconds: number) => void;
}

/** What readers' pages need again and again, kept in memory until something changes. */
export interface Kept<T> {
  /** Null unless it is kept. */
  readonly find: (key: string) => T | null;
  /** Call it before anything is read; null while nothing can be kept. */
  readonly begin: () => Making<T> | null;
  readonly heard: (change: LiveChange) => void;
  readonly missed: () => void;
  readonly lost: () => void;
}

export interface KeptOptions<T> {
  readonly mostBytes: number;
  readonly bytesOf: (one: T) => number;
  /** In milliseconds; a clock that nobody sets. */
  readonly now: () => number;
}

/** Whatever is heard, nothing is shown longer. */
const MOST_SECONDS = 60;

/** What readers don't see, so that it leaves the answers alone. */
const UNSEEN: ReadonlySet<LiveChange['what']> = new Set([
  'queue',
  'candidates',
  'people',
  'presence',
]);

/**
 * Keeps things while changes are heard.
 *
 * @typeParam T `newsletterId` says whose change it depends on; null: on every newsletter's
 */
export function createKept<T extends { readonly newsletterId: string | null }>({
  mostBytes,
  bytesOf,
  now,
}: KeptOptions<T>): Kept<T> {
  /** The one that was asked for last at the end. */
  const kept = new Map<string, { readonly its: T; readonly until: number }>();
  let bytes = 0;
  let isOn = false;
  /** Counts what was heard: something may have been read before a change and be made after it. */
  let changes = 0;

  function drop(key: string, { its }: { readonly its: T }): void {
    kept.delete(key);
    bytes -= bytesOf(its);
  }

  function dropAll(): void {
    changes += 1;
    kept.clear();
    bytes = 0;
  }

  return {
    find: (key) => {
      const one = kept.get(key);
      if (one === undefined) return null;
      if (one.until <= now()) {
        drop(key, one);
        return null;
      }
      kept.delete(key);
      kept.set(key, one);
      return one.its;
    },
    begin: () => {
      if (!isOn) return null;
      const before = changes;
      const began = now();
      return {
        seconds: () => (now() - began) / 1000,
        keep: (key, its, seconds) => {
          if (!isOn || changes !== before) return;
          const replaced = kept.get(key);
          if (replaced !== undefined) drop(key, replaced);
          const until = Math.min(now() + seconds * 1000, began + MOST_SECONDS * 1000);
          kept.set(key, { its, until });
          bytes += bytesOf(its);
          for (const [oldest, one] of kept) {
            if (bytes <= mostBytes) break;
            drop(oldest, one);
          }
        },
      };
    },
    heard: ({ what, newsletterId }) => {
      if (UNSEEN.has(what)) return;
      // A newsletter may have become the one on the front page.
      if (what === 'newsletter' || newsletterId === null) return dropAll();
      changes += 1;
      for (const [key, one] of kept) {
        const whose = one.its.newsletterId;
        if (whose === null || whose === newsletterId) drop(key, one);
      }
    },
    missed: () => {
      isOn = true;
      dropAll();
    },
    lost: () => {
      isOn = false;
      dropAll();
    },
  };
}
