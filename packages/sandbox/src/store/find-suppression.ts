import type { Store } from './open-store.ts';

/** An address that bounced for good or complained, and the mail that it did so on. */
export interface Suppression {
  readonly address: string;
  readonly origin: 'bounce' | 'complaint';
  readonly mailId: string;
  readonly createdAt: number;
}

/** Looks an address up among what has happened by now; the first such event counts. */
export const findSuppression = (store: Store, now: Date, address: string): Suppression | null => {
  const [row] = store.all<Suppression>(
    `select recipient.address, mail.id as mailId, event.created_at as createdAt,
       case event.type when 'email.bounced' then 'bounce' else 'complaint' end as origin
     from recipient
       join mail on mail.seq = recipient.mail_seq
       join event on event.mail_seq = mail.seq
     where recipient.address = ? and event.due_at <= ?
       and event.type in ('email.bounced', 'email.complained')
     order by event.seq limit 1`,
    address.toLowerCase(),
    now.getTime(),
  );
  return row ?? null;
};
