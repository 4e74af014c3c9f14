import type { Store } from '../store/open-store.ts';

/** An event whose time has come, with what its envelope shows of the mail. */
export interface DueEvent {
  readonly seq: number;
  readonly type: string;
  readonly createdAt: number;
  readonly attempts: number;
  readonly mail: {
    readonly id: string;
    readonly from: string;
    readonly to: readonly string[];
    readonly subject: string;
    readonly tags: Readonly<Record<string, string>>;
    readonly createdAt: number;
  };
}

interface EventRow {
  readonly seq: number;
  readonly type: string;
  readonly created_at: number;
  readonly attempts: number;
  readonly id: string;
  readonly sender: string;
  readonly recipients: string;
  readonly subject: string;
  readonly tags: string;
  readonly mail_created_at: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Waits before the second and later attempts; after the last one Resend gives up. */
export const RETRY_WAITS_MS: readonly number[] = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  10 * HOUR,
];

/** Longer than one attempt may take, so that only a process that died is overtaken. */
const LEASE_MS = 60 * SECOND;

/**
 * Takes due events for posting. They come back by themselves after the lease, so a process killed
 * between posting and recording posts them again: at least once, as from Resend.
 */
export const claimDueEvents = (store: Store, now: Date, limit: number): readonly DueEvent[] =>
  store.transaction(() => {
    const rows = store.all<EventRow>(
      `select event.seq, event.type, event.created_at, event.attempts, mail.id, mail.sender,
         mail.recipients, mail.subject, mail.tags, mail.created_at as mail_created_at
       from event join mail on mail.seq = event.mail_seq
       where event.next_at <= ? order by event.next_at, event.seq limit ?`,
      now.getTime(),
      limit,
    );
    for (const { seq } of rows) {
      store.run('update event set next_at = ? where seq = ?', now.getTime() + LEASE_MS, seq);
    }
    return rows.map((row) => ({
      seq: row.seq,
      type: row.type,
      createdAt: row.created_at,
      attempts: row.attempts,
      mail: {
        id: row.id,
        from: row.sender,
        to: JSON.parse(row.recipients) as string[],
        subject: row.subject,
        tags: JSON.parse(row.tags) as Record<string, string>,
        createdAt: row.mail_created_at,
      },
    }));
  });

/** Whether any event is due, without taking the write lock. */
export const hasDueEvents = (store: Store, now: Date): boolean =>
  store.all('select 1 as due from event where next_at <= ? limit 1', now.getTime()).length > 0;

/** Writes down how attempts went; a failed one waits for its turn, counted from its start. */
export const recordPosts = (
  store: Store,
  started: Date,
  posts: readonly { readonly event: DueEvent; readonly acknowledged: boolean }[],
): void =>
  store.transaction(() => {
    for (const { event, acknowledged } of posts) {
      const wait = acknowledged ? undefined : RETRY_WAITS_MS[event.attempts];
      store.run(
        'update event set attempts = attempts + 1, next_at = ? where seq = ?',
        wait === undefined ? null : started.getTime() + wait,
        event.seq,
      );
    }
  });
