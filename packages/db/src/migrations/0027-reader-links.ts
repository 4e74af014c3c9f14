import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Links of a few minutes for what a forwarded mail must not allow, and what leaving tells. */
export const readerLinks: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table reader_link (
      id bigint generated always as identity primary key,
      kind text not null check (kind in ('links', 'data', 'new-address')),
      -- Null where anybody may ask, for an address that may be unknown: the row counts towards the
      -- limits.
      subscriber_id bigint references subscriber on delete cascade,
      -- The address that a link to it would make the reader's.
      new_address text,
      address_key text not null,
      network text,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      ended_at timestamptz
    )`.execute(db);
    await sql`create index reader_link_by_address on reader_link (address_key, created_at)`.execute(
      db,
    );
    await sql`create index reader_link_by_network on reader_link (network, created_at)`.execute(db);
    await sql`create index reader_link_by_subscriber on reader_link (subscriber_id)
      where subscriber_id is not null`.execute(db);
    await sql`create index reader_link_by_age on reader_link (created_at)`.execute(db);
    await sql`alter table notice
      add column reader_link_id bigint references reader_link on delete cascade,
      drop constraint if exists notice_kind_check,
      add constraint notice_kind_check check (kind in ('confirmation', 'welcome', 'held', 'missed',
        'reminder', 'sign-in', 'invitation', 'recovered', 'links', 'data-link', 'new-address',
        'address-changed'))`.execute(db);
    await sql`create index notice_by_reader_link on notice (reader_link_id)
      where reader_link_id is not null`.execute(db);
    await sql`create table leave_reason (
      newsletter_id bigint not null references newsletter,
      day date not null,
      reason text not null,
      count integer not null,
      primary key (newsletter_id, day, reason)
    )`.execute(db);
    // The round of the departure for which a reason was counted, so that each counts once.
    await sql`alter table subscription add column reason_round integer`.execute(db);
    // Since when a reader waits to be erased, while a mail to them may be on the wire.
    await sql`alter table subscriber add column erase_since timestamptz`.execute(db);
    await sql`create index subscriber_to_erase on subscriber (erase_since)
      where erase_since is not null`.execute(db);
  },
};
