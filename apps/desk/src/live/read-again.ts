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
 * is read again when it is next seen. What was asked for after an event came needs no reading: so a
 * change of one's own is not read twice.
 */
export function refreshByEvents(client: QueryClient, isVisible: () => boolean): Refresher {
  /** Counts what happens here: events that come, and readings that begin. */
  let moment = 0;
  let heard: { readonly event: LiveEvent; readonly at: number }[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const askedAt = new WeakMap<Query, number>();
  const cache = client.getQueryCache();
  const unsubscribe = cache.subscribe((change) => {
    if (change.type === 'updated' && change.action.type === 'fetch') {
      moment += 1;
      askedAt.set(change.query, moment);
    }
  });
  return {
    hear: (event) => {
      moment += 1;
      heard.push({ event, at: moment });
      timer ??= setTimeout(flush, TOGETHER_MS);
    },
    readAll: () => refresh(() => true),
    end: () => {
      clearTimeout(timer);
      unsubscribe();
    },
  };

  function flush(): void {
    const events = heard;
    heard = [];
    timer = undefined;
    refresh((query) =>
      events.some(
        ({ event, at }) =>
          (askedAt.get(query) ?? 0) < at &&
          isTouched(event, { key: query.queryKey, data: query.state.data }),
      ),
    );
  }

  function refresh(predicate: (query: Query) => boolean): void {
    const refetchType = isVisible() ? 'active' : 'none';
    void client.invalidateQueries({ predicate, refetchType });
  }
}
