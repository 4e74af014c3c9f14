import type { LiveEvent } from '@galley/contract/editor';
import type { Query, QueryClient } from '@tanstack/react-query';
import { isTouched } from './is-touched.ts';

/** Events that come together cause one reading. */
const TOGETHER_MS = 100;

export interface Refresher {
  readonly hear: (event: LiveEvent) => void;
  readonly readAll: () => void;
  readonly end: () => void;
}

/**
 * Reads again what events touch, if it is on screen; anything else, and everything in a hidden tab,
 * is read again when it is next seen. What was asked for after an event came is not read again, so one's
 * own change is not read twice. A reading under way is never cut off, or many events would keep a
 * slow one from ever ending; it is repeated afterwards.
 */
export function refreshByEvents(client: QueryClient, isVisible: () => boolean): Refresher {
  /** Counts what happens here: events that come, and readings that begin. */
  let moment = 0;
  let heard: { readonly event: LiveEvent; readonly at: number }[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const askedAt = new WeakMap<Query, number>();
  const touchedAt = new WeakMap<Query, number>();
  const cache = client.getQueryCache();
  const unsubscribe = cache.subscribe((change) => {
    if (change.type !== 'updated') return;
    const { action, query } = change;
    if (action.type === 'fetch') {
      moment += 1;
      askedAt.set(query, moment);
    }
    if (action.type === 'success' && isOutdated(query)) queueMicrotask(() => read([query]));
  });
  return {
    hear: (event) => {
      moment += 1;
      heard.push({ event, at: moment });
      timer ??= setTimeout(flush, TOGETHER_MS);
    },
    readAll: () => {
      moment += 1;
      for (const query of cache.getAll()) touchedAt.set(query, moment);
      read(cache.getAll());
    },
    end: () => {
      clearTimeout(timer);
      unsubscribe();
    },
  };

  function flush(): void {
    const events = heard;
    heard = [];
    timer = undefined;
    for (const query of cache.getAll()) {
      const kept = { key: query.queryKey, data: query.state.data };
      const last = events.findLast(({ event }) => isTouched(event, kept));
      if (last !== undefined) touchedAt.set(query, last.at);
    }
    read(cache.getAll());
  }

  /** Whether something changed after it was asked for. */
  function isOutdated(query: Query): boolean {
    return (touchedAt.get(query) ?? 0) > (askedAt.get(query) ?? 0);
  }

  function read(queries: readonly Query[]): void {
    const wanted = new Set(
      queries.filter((query) => isOutdated(query) && query.state.fetchStatus !== 'fetching'),
    );
    if (wanted.size === 0) return;
    void client.invalidateQueries({
      predicate: (query) => wanted.has(query),
      refetchType: isVisible() ? 'active' : 'none',
    });
  }
}
