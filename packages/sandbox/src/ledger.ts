import type { Store } from './store/open-store.ts';
import { createContentReader, type MailContent } from './store/read-content.ts';
import { findMail, listMails, type LedgerMail, type MailQuery } from './store/read-mails.ts';

/** What the sandbox accepted, for the mailbox, for tests and for checks of a run. */
export interface Ledger {
  /** Mails accepted. */
  count(): number;
  /** Newest first. */
  list(query?: MailQuery): readonly LedgerMail[];
  byRecipient(address: string): readonly LedgerMail[];
  /** How many mails each address (lower case) was sent; more than one per issue is a bug. */
  countsByAddress(): ReadonlyMap<string, number>;
  /** How many requests each idempotency key accepted; more than one takes a day in between. */
  countsByKey(): ReadonlyMap<string, number>;
  find(id: string): LedgerMail | null;
  /** HTML, text and headers, read from the request's body. */
  content(mail: LedgerMail): MailContent;
}

interface Count {
  readonly name: string;
  readonly n: number;
}

export const createLedger = (store: Store, clock: () => Date): Ledger => ({
  count: () => store.all<Count>`select count(*) as n from mail`[0]?.n ?? 0,
  list: (query = {}) => listMails(store, clock(), query),
  byRecipient: (recipient) => listMails(store, clock(), { recipient }),
  countsByAddress: () =>
    byName(store.all`select address as name, count(*) as n from recipient group by address`),
  countsByKey: () =>
    byName(
      store.all`select idempotency_key as name, count(*) as n from request
        where idempotency_key is not null group by idempotency_key`,
    ),
  find: (id) => findMail(store, clock(), id),
  content: createContentReader(store),
});

const byName = (counts: readonly Count[]): ReadonlyMap<string, number> =>
  new Map(counts.map(({ name, n }) => [name, n]));
