import type { Store } from './open-store.ts';

/** Events of one kind that happened to alike mails within one quarter of an hour. */
export interface EventCount {
  /** The ledger's, such as `email.bounced:full`. */
  readonly type: string;
  /** When the quarter began. Every time zone's hours and days begin with one. */
  readonly at: number;
  readonly sender: string;
  readonly mailId: string | null;
  readonly events: number;
}

const QUARTER_MS = 15 * 60 * 1000;

/** Counts what happened from `start` to `end`, of each mail by itself where `byMail` asks for it. */
export const countEvents = (
  store: Store,
  range: { readonly start: Date; readonly end: Date },
  of: { readonly byMail: boolean; readonly mailIds: readonly string[] },
): readonly EventCount[] =>
  store.all<EventCount>(
    `select event.type, event.due_at / ${QUARTER_MS} * ${QUARTER_MS} as at, mail.sender,
       ${of.byMail ? 'mail.id' : 'null'} as mailId, count(*) as events
     from event join mail on mail.seq = event.mail_seq
     where event.due_at between ? and ?
       and (? = 0 or mail.id in (select value from json_each(?)))
     group by 1, 2, 3, 4`,
    range.start.getTime(),
    range.end.getTime(),
    of.mailIds.length,
    JSON.stringify(of.mailIds),
  );
