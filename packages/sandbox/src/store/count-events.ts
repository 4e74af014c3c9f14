import type { Store } from './open-store.ts';

/** How many events of one type happened to mails of one sender within a quarter of an hour. */
export interface EventCount {
  /** The ledger's, such as `email.bounced:full`. */
  readonly type: string;
  /** When the quarter began. Every time zone's hours and days begin with one. */
  readonly at: number;
  readonly sender: string;
  readonly mailId: string | null;
  readonly events: number;
}

/** Counts what happened from `start` to `end`, for each mail separately with `byMail`. */
export const countEvents = (
  store: Store,
  { start, end }: { readonly start: Date; readonly end: Date },
  { byMail, mailIds }: { readonly byMail: boolean; readonly mailIds: readonly string[] },
): readonly EventCount[] =>
  store.all<EventCount>`
    select event.type, event.due_at - event.due_at % 900000 as at, mail.sender,
      iif(${Number(byMail)}, mail.id, null) as mailId, count(*) as events
    from event join mail on mail.seq = event.mail_seq
    where event.due_at between ${start.getTime()} and ${end.getTime()}
      and (${mailIds.length} = 0 or mail.id in (select value from json_each(${JSON.stringify(mailIds)})))
    group by 1, 2, 3, 4`;
