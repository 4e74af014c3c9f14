import { bareAddress, domainOf } from '../check/address.ts';
import { findDomainNamed } from './domains.ts';
import type { Store } from './open-store.ts';
import type { LedgerMail } from './read-mails.ts';

/** A click on a link of a mail, as its event tells it. */
export interface NewClick {
  readonly link: string;
  /** When it happened, in milliseconds. */
  readonly at: number;
  readonly ipAddress: string;
  readonly userAgent: string;
}

/** The domain that a mail comes from. */
export const senderDomain = ({ from }: Pick<LedgerMail, 'from'>): string =>
  domainOf(bareAddress(from) ?? from);

/** True if the domain of a mail has its links rewritten, so that clicks are seen. */
export const tracks = (store: Store, mail: Pick<LedgerMail, 'from'>): boolean =>
  findDomainNamed(store, senderDomain(mail))?.clickTracking === 1;

/** Adds the event of a click; it is posted at once. The first one of a mail also counts as unique. */
export const recordClick = (store: Store, mail: LedgerMail, click: NewClick, now: Date): void =>
  store.transaction(() => {
    const earlier = store.all`
      select 1 from event where mail_seq = ${mail.seq} and type like 'email.clicked%' limit 1`;
    const type = earlier.length === 0 ? 'email.clicked:first' : 'email.clicked';
    const { lastId } = store.run`
      insert into event (mail_seq, type, created_at, due_at, next_at)
      values (${mail.seq}, ${type}, ${click.at}, ${now.getTime()}, ${now.getTime()})`;
    store.run`
      insert into click (event_seq, link, ip_address, user_agent)
      values (${lastId}, ${click.link}, ${click.ipAddress}, ${click.userAgent})`;
  });
