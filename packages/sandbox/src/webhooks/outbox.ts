import type { Store } from '../store/open-store.ts';
import { findMail, type LedgerMail } from '../store/read-mails.ts';

/** An event whose time has come, with its mail. */
export interface DueEvent {
  readonly seq: number;
  readonly type: string;
  readonly createdAt: number;
  readonly attempts: number;
  readonly mail: Pick<LedgerMail, 'id' | 'from' | 'to' | 'subject' | 'tags' | 'createdAt'>;
  readonly click: DueClick | null;
}

/** What the event of a click says beside its mail. */
export interface DueClick {
  readonly link: string;
  readonly ipAddress: string;
  readonly userAgent: string;
}

/** Seconds before the second and later attempts; after the last one Resend gives up. */
export const RETRY_WAITS: readonly number[] = [5, 300, 1800, 7200, 18_000, 36_000, 36_000];

/** Longer than an attempt may take, so that only events of a dead process are claimed again. */
export const LEASE_MS = 60_000;

/**
 * Claims due events for posting. They become due again after the lease, so a process that is killed
 * between posting and recording posts them again: at least once, as from Resend.
 */
export const claimDueEvents = (store: Store, now: Date, limit: number): readonly DueEvent[] =>
  store.transaction(() => {
    const events = store.all<
      Omit<DueEvent, 'mail' | 'click'> &
        Omit<DueClick, 'link'> & { readonly link: string | null; readonly mailId: string }
    >`
      select event.seq, type, event.created_at as createdAt, attempts, mail.id as mailId,
        click.link, click.ip_address as ipAddress, click.user_agent as userAgent
      from event join mail on mail.seq = event.mail_seq
      left join click on click.event_seq = event.seq
      where next_at <= ${now.getTime()} order by next_at, event.seq limit ${limit}`;
    return events.flatMap(({ mailId, link, ipAddress, userAgent, ...event }) => {
      store.run`update event set next_at = ${now.getTime() + LEASE_MS} where seq = ${event.seq}`;
      const mail = findMail(store, now, mailId);
      const click = link === null ? null : { link, ipAddress, userAgent };
      return mail === null ? [] : { ...event, mail, click };
    });
  });

/** True if any event is due; takes no write lock. */
export const hasDueEvents = (store: Store, now: Date): boolean =>
  store.all`select 1 from event where next_at <= ${now.getTime()} limit 1`.length > 0;

/** Records how attempts went; a failed one gets its next time, counted from its start. */
export const recordPosts = (
  store: Store,
  started: Date,
  posts: readonly { readonly event: DueEvent; readonly acknowledged: boolean }[],
): void =>
  store.transaction(() => {
    for (const { event, acknowledged } of posts) {
      const wait = acknowledged ? undefined : RETRY_WAITS[event.attempts];
      const nextAt = wait === undefined ? null : started.getTime() + wait * 1000;
      store.run`
        update event set attempts = attempts + 1, next_at = ${nextAt} where seq = ${event.seq}`;
    }
  });
