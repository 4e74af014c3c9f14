import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Who may use the desk and the API, and how they prove who they are. */
export const people: Migration = {
  async up(db: Kysely<unknown>) {
    await sql`create table person (
      id bigint generated always as identity primary key,
      address text not null,
      address_canonical text not null unique,
      name text,
      -- Set by a recovery; the person may not approve or manage people and keys until it is null.
      recovered_at timestamptz,
      created_at timestamptz not null,
      removed_at timestamptz
    )`.execute(db);
    await sql`create table person_role (
      id bigint generated always as identity primary key,
      person_id bigint not null references person,
      newsletter_id bigint references newsletter,
      role text not null,
      unique nulls not distinct (person_id, newsletter_id)
    )`.execute(db);
    await sql`create table invitation (
      id bigint generated always as identity primary key,
      address text not null,
      address_canonical text not null,
      newsletter_id bigint references newsletter,
      role text not null,
      -- Null when the terminal invites.
      invited_by bigint references person,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      ended_at timestamptz,
      accepted_by bigint references person
    )`.execute(db);
    await sql`create table passkey (
      id bigint generated always as identity primary key,
      person_id bigint not null references person,
      credential_id text not null unique,
      public_key bytea not null,
      counter bigint not null,
      transports text[] not null,
      rp_id text not null,
      name text not null,
      backed_up boolean not null,
      created_at timestamptz not null,
      used_at timestamptz
    )`.execute(db);
    await sql`create index passkey_of_person on passkey (person_id)`.execute(db);
    await sql`create table session (
      id bigint generated always as identity primary key,
      token_hash text not null unique,
      person_id bigint not null references person,
      method text not null,
      browser text not null,
      created_at timestamptz not null,
      seen_at timestamptz not null,
      expires_at timestamptz not null,
      ended_at timestamptz
    )`.execute(db);
    await sql`create index session_of_person on session (person_id)`.execute(db);
    await sql`create table sign_in_link (
      id bigint generated always as identity primary key,
      -- Null for an unknown address: the row counts towards the limits, and no mail is sent.
      person_id bigint references person,
      address_key text not null,
      network text,
      browser_hash text not null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      ended_at timestamptz
    )`.execute(db);
    await sql`create index sign_in_link_by_address on sign_in_link (address_key, created_at)`.execute(
      db,
    );
    await sql`create index sign_in_link_by_network on sign_in_link (network, created_at)`.execute(
      db,
    );
    await sql`create table first_owner_link (
      only_one boolean primary key default true check (only_one),
      token_hash text not null,
      created_at timestamptz not null,
      expires_at timestamptz not null
    )`.execute(db);
    await sql`create table challenge (
      id bigint generated always as identity primary key,
      kind text not null,
      challenge text not null unique,
      person_id bigint references person,
      session_id bigint references session,
      browser_hash text,
      step text,
      target text,
      content_hash text,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      proven_at timestamptz,
      spent_at timestamptz
    )`.execute(db);
    await sql`create table api_key (
      id bigint generated always as identity primary key,
      token_hash text not null unique,
      name text not null,
      person_id bigint not null references person,
      -- Null when the terminal made it.
      made_by bigint references person,
      scopes text[] not null,
      created_at timestamptz not null,
      expires_at timestamptz,
      used_at timestamptz,
      revoked_at timestamptz
    )`.execute(db);
    await sql`create index api_key_of_person on api_key (person_id)`.execute(db);
    await sql`create table api_call (
      id bigint generated always as identity primary key,
      caller text not null,
      idempotency_key text not null,
      request_hash text not null,
      status int,
      answer text,
      created_at timestamptz not null,
      unique (caller, idempotency_key)
    )`.execute(db);
    await sql`create index audit_of_actor on audit (actor_kind, actor, id)`.execute(db);
    await sql`create index audit_of_step on audit (step, id)`.execute(db);
    await sql`create index api_call_by_age on api_call (created_at)`.execute(db);
    await sql`alter table notice
      add column sign_in_link_id bigint references sign_in_link on delete set null,
      add column invitation_id bigint references invitation,
      add column person_id bigint references person,
      drop constraint notice_kind_check,
      add constraint notice_kind_check check (kind in ('confirmation', 'welcome', 'held', 'missed',
        'reminder', 'sign-in', 'invitation', 'recovered'))`.execute(db);
    await sql`create index notice_by_sign_in_link on notice (sign_in_link_id)
      where sign_in_link_id is not null`.execute(db);
    await sql`alter table review add column version int not null default 1,
      add column changed_in jsonb not null default '{}'`.execute(db);
    await sql`alter table newsletter add column version int not null default 1,
      add column changed_in jsonb not null default '{}'`.execute(db);
    await sql`alter table issue add column version int not null default 1,
      add column changed_in jsonb not null default '{}'`.execute(db);
  },
};
