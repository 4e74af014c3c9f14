import type { SuppressionReason } from '../feedback/suppression-reason.ts';
import type { Departure } from './departure.ts';

/** What the log says about one person in the end. Times are the log's. */
export interface DepartureOutcome {
  /** Since when they have left a newsletter, by slug. */
  readonly left: ReadonlyMap<string, string>;
  /** Since when all mail to their address has ended, because it moved to another one. */
  readonly movedAt: string | null;
  readonly suppressed: { readonly reason: SuppressionReason; readonly at: string } | null;
  /** When they were erased: a later return doesn't bring back what was to be forgotten. */
  readonly erasedAt: string | null;
}

/** The departures of a log, by person. */
export interface DepartureBook {
  /** What it says about the reader with these keys; null if nothing. */
  of(keys: readonly string[]): DepartureOutcome | null;
  /** Keys about which it says something. */
  keys(): IterableIterator<string>;
}

/**
 * Sorts departures by person. Order and repetition of the entries don't matter. What happens to
 * somebody after they moved to another address counts for the earlier one too: that is the one which
 * an older snapshot knows.
 */
export function createDepartureBook(entries: readonly Departure[]): DepartureBook {
  const by = new Map<string, Departure[]>();
  for (const entry of entries) {
    const known = by.get(entry.who);
    if (known === undefined) by.set(entry.who, [entry]);
    else known.push(entry);
  }
  return {
    of(keys) {
      const found = gather(by, keys);
      return found.length === 0 ? null : fold(found);
    },
    keys: () => by.keys(),
  };
}

/** The entries of these keys, and of every address that their owner moved to, since they did. */
function gather(by: ReadonlyMap<string, readonly Departure[]>, keys: readonly string[]) {
  const since = new Map<string, string>(keys.map((key) => [key, '']));
  const open = [...keys];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    for (const entry of theirs(by, since, key)) {
      if (entry.kind !== 'moved') continue;
      const at = normal(entry.at);
      if (at >= (since.get(entry.to) ?? LATEST)) continue;
      since.set(entry.to, at);
      open.push(entry.to);
    }
  }
  return [...since.keys()].flatMap((key) => theirs(by, since, key));
}

const LATEST = '9999';

const theirs = (
  by: ReadonlyMap<string, readonly Departure[]>,
  since: ReadonlyMap<string, string>,
  key: string,
): readonly Departure[] =>
  (by.get(key) ?? []).filter((entry) => normal(entry.at) >= (since.get(key) ?? ''));

function fold(entries: readonly Departure[]): DepartureOutcome {
  const left = new Map<string, string>();
  let movedAt: string | null = null;
  let suppressed: DepartureOutcome['suppressed'] = null;
  let erasedAt: string | null = null;
  for (const entry of entries.toSorted(inTime)) {
    switch (entry.kind) {
      case 'left':
        left.set(entry.newsletter, entry.at);
        break;
      case 'returned':
        left.delete(entry.newsletter);
        break;
      case 'suppressed':
        suppressed = { reason: entry.reason, at: entry.at };
        if (entry.reason === 'erasure') erasedAt = entry.at;
        break;
      case 'lifted':
        suppressed = null;
        break;
      case 'moved':
        movedAt = entry.at;
        break;
    }
  }
  return { left, movedAt, suppressed, erasedAt };
}

/** At the same instant, what ends mail comes last. */
const inTime = (a: Departure, b: Departure): number =>
  compare(normal(a.at), normal(b.at)) ||
  WEIGHT[a.kind] - WEIGHT[b.kind] ||
  compare(text(a), text(b));

const WEIGHT = { lifted: 0, returned: 0, moved: 1, suppressed: 2, left: 2 } as const;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const text = (entry: Departure): string => JSON.stringify(entry);
/** Milliseconds and microseconds compare alike. */
const normal = (at: string): string => at.replace('Z', '').padEnd(26, '0');
