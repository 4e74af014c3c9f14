import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Mails that come in, and the answer to one that asks to leave without proof. */
export const inboundMail: Migration = {
  async up(db: Kysely<unknown>) {
    // Who wrote what stays with Resend: here are its id and keyed hashes, which tell nobody anything.
    await sql`create table inbound_mail (
      id bigint generated always as identity primary key,
      resend_id text not null unique,
      received_at timestamptz not null,
      attempt int not null default 0,
      not_before timestamptz not null default now(),
      lease_until timestamptz,
      -- Of its Message-ID with its recipients; of a proven sender with the signed date.
      message_key text,
      proof_key text,
      sender_key text,
      -- When a mail was queued that answers it.
      answered_at timestamptz,
      -- What it led to, once for each address that it came to; null until it is done.
      results text[],
      ended_at timestamptz
    )`.execute(db);
    await sql`create index inbound_mail_waiting on inbound_mail (not_before)
      where results is null`.execute(db);
    await sql`create index inbound_mail_by_message on inbound_mail (message_key)
      where message_key is not null`.execute(db);
    await sql`create index inbound_mail_by_proof on inbound_mail (proof_key)
      where proof_key is not null`.execute(db);
    await sql`create index inbound_mail_by_sender on inbound_mail (sender_key, answered_at)
      where answered_at is not null`.execute(db);
    // When the list of received mails is looked through next, in case a webhook got lost.
    await sql`create table inbound_sweep (
      singleton boolean primary key default true check (singleton),
      next_at timestamptz not null default now()
    )`.execute(db);
    await sql`insert into inbound_sweep default values`.execute(db);
    await sql`alter table notice add column answers_mail boolean not null default false`.execute(
      db,
    );
    const { rows } = await sql<{ definition: string }>`
      select pg_get_constraintdef(oid) as definition from pg_constraint
      where conname = 'notice_kind_check'`.execute(db);
    const kinds = [...(rows[0]?.definition ?? '').matchAll(/'([a-z-]+)'/g)].map(([, kind]) => kind);
    const every = [...new Set([...kinds, 'leave-link'])].map((kind) => sql.lit(kind));
    await sql`alter table notice drop constraint notice_kind_check,
      add constraint notice_kind_check check (kind in (${sql.join(every)}))`.execute(db);
  },
};
