import type { Store } from '../store/open-store.ts';
import { findReceivedRow, type ReceivedRow } from '../store/receive-mail.ts';
import { LEASE_MS, RETRY_WAITS } from './outbox.ts';

/** A received mail that a webhook has yet to report. */
export interface DueArrival {
  readonly seq: number;
  readonly attempts: number;
  readonly mail: ReceivedRow;
}

/** Claims arrivals for posting, as `claimDueEvents` does. */
export const claimDueArrivals = (store: Store, now: Date, limit: number): readonly DueArrival[] =>
  store.transaction(() => {
    const due = store.all<{ seq: number; attempts: number; id: string }>`
      select seq, attempts, id from received
      where next_at <= ${now.getTime()} order by next_at, seq limit ${limit}`;
    return due.flatMap(({ id, ...arrival }) => {
      store.run`
        update received set next_at = ${now.getTime() + LEASE_MS} where seq = ${arrival.seq}`;
      const mail = findReceivedRow(store, id);
      return mail === null ? [] : { ...arrival, mail };
    });
  });

/** True if any arrival is due; takes no write lock. */
export const hasDueArrivals = (store: Store, now: Date): boolean =>
  store.all`select 1 from received where next_at <= ${now.getTime()} limit 1`.length > 0;

/** Records how attempts went; a failed one gets its next time, counted from its start. */
export const recordArrivals = (
  store: Store,
  started: Date,
  posts: readonly { readonly arrival: DueArrival; readonly acknowledged: boolean }[],
): void =>
  store.transaction(() => {
    for (const { arrival, acknowledged } of posts) {
      const wait = acknowledged ? undefined : RETRY_WAITS[arrival.attempts];
      const nextAt = wait === undefined ? null : started.getTime() + wait * 1000;
      store.run`
        update received set attempts = attempts + 1, next_at = ${nextAt}
        where seq = ${arrival.seq}`;
    }
  });
