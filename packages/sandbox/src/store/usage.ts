import type { Store } from './open-store.ts';

/** Mails that count against one quota: each recipient of a sent mail, and each received mail. */
export interface Used {
  readonly sent: number;
  readonly received: number;
}

export interface RollingUse extends Used {
  /** When the oldest counted mail leaves the window; null when nothing is counted. */
  readonly oldestLeavesAt: number | null;
}

/** Resend's daily quota looks back 24 hours from any time of day. */
export const WINDOW_MS = 24 * 3600 * 1000;

/** Counts the last 24 hours. */
export function countRollingDay(store: Store, now: Date): RollingUse {
  const [row] = store.all<RollingUse>`
    select coalesce(sum(sent), 0) as sent, coalesce(sum(received), 0) as received,
      min(at) + ${WINDOW_MS} as oldestLeavesAt
    from usage_moment where at > ${now.getTime() - WINDOW_MS}`;
  return row ?? { sent: 0, received: 0, oldestLeavesAt: null };
}

/** Counts the calendar month of UTC. */
export function countMonth(store: Store, now: Date): Used {
  const month = now.toISOString().slice(0, 7);
  const [row] = store.all<Used>`
    select coalesce(sum(sent), 0) as sent, coalesce(sum(received), 0) as received
    from usage where day >= ${`${month}-01`} and day <= ${`${month}-31`}`;
  return { sent: 0, received: 0, ...row };
}

export const total = ({ sent, received }: Used): number => sent + received;

/** Counts mails that came in just now. */
export function noteReceived(store: Store, now: Date, mails: number): void {
  dropOld(store, now);
  store.run`
    insert into usage_moment (at, sent, received) values (${now.getTime()}, 0, ${mails})
    on conflict (at) do update set received = received + excluded.received`;
  store.run`
    insert into usage (day, sent, received)
    values (${now.toISOString().slice(0, 10)}, 0, ${mails})
    on conflict (day) do update set received = received + excluded.received`;
}

function dropOld(store: Store, now: Date): void {
  store.run`delete from usage_moment where at <= ${now.getTime() - WINDOW_MS}`;
}

/** Counts mails that were sent just now. */
export function noteSent(store: Store, now: Date, mails: number): void {
  dropOld(store, now);
  store.run`
    insert into usage_moment (at, sent) values (${now.getTime()}, ${mails})
    on conflict (at) do update set sent = sent + excluded.sent`;
  store.run`
    insert into usage (day, sent) values (${now.toISOString().slice(0, 10)}, ${mails})
    on conflict (day) do update set sent = sent + excluded.sent`;
}
