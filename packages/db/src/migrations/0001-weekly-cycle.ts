import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * The tables of the weekly cycle. Checks repeat the unions of packages/core, so that not even a
 * person with psql can write a state that the code does not know.
 */
const statements = [
  `create table installation (
    singleton boolean primary key default true check (singleton),
    id text not null,
    created_at timestamptz not null default now()
  )`,
  `insert into installation (id) values (replace(left(gen_random_uuid()::text, 13), '-', ''))`,
  `create table newsletter (
    id bigint generated always as identity primary key,
    slug text not null unique,
    title text not null,
    sender text,
    reply_to text,
    editors text[] not null default '{}',
    postal_address text,
    time_zone text not null default 'UTC',
    cadence text not null default 'weekly fri 08:00',
    cut_off_seconds integer not null default 7200 check (cut_off_seconds >= 0),
    late_limit_seconds integer not null default 43200 check (late_limit_seconds >= 0),
    minimum integer not null default 1 check (minimum >= 1),
    maximum integer not null default 12 check (maximum >= minimum),
    undo_window_seconds integer not null default 60 check (undo_window_seconds >= 0),
    auto_approve boolean not null default false,
    language text not null default 'en',
    is_sample boolean not null default false,
    is_default boolean not null default false check (not (is_default and is_sample)),
    last_issue_number integer not null default 0,
    slots_since timestamptz not null default now(),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  `create unique index newsletter_one_default on newsletter (is_default) where is_default`,
  `create table review (
    id bigint generated always as identity primary key,
    newsletter_id bigint not null references newsletter,
    slug text not null unique,
    document jsonb not null,
    canonical_url text,
    state text not null default 'queued'
      check (state in ('queued', 'held', 'compiled', 'featured', 'removed')),
    pinned boolean not null default false,
    position double precision,
    queued_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  `create index review_queue on review (newsletter_id) where state in ('queued', 'held')`,
  `create index review_by_url on review (newsletter_id, canonical_url)`,
  `create table slot (
    newsletter_id bigint not null references newsletter,
    due_on date not null,
    due_at timestamptz not null,
    state text not null check (state in ('compiled', 'skipped')),
    reason text check (reason in ('empty', 'missed')),
    decided_at timestamptz not null default now(),
    primary key (newsletter_id, due_on),
    check ((state = 'skipped') = (reason is not null))
  )`,
  `create table issue (
    id bigint generated always as identity primary key,
    newsletter_id bigint not null references newsletter,
    number integer not null,
    slot_due_on date,
    due_at timestamptz,
    state text not null default 'draft'
      check (state in ('draft', 'approved', 'sending', 'sent', 'held', 'paused', 'cancelled')),
    reason text,
    reason_detail text,
    subject text not null,
    preheader text not null,
    subject_is_set boolean not null default false,
    preheader_is_set boolean not null default false,
    sender text,
    reply_to text,
    content_hash text,
    approved_hash text,
    approved_by text,
    approved_at timestamptz,
    overrides jsonb not null default '[]',
    released_at timestamptz,
    send_after timestamptz,
    freeze_cursor bigint not null default 0,
    frozen_at timestamptz,
    resume_at timestamptz,
    sent_at timestamptz,
    cancelled_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (newsletter_id, number),
    unique (newsletter_id, slot_due_on),
    foreign key (newsletter_id, slot_due_on) references slot (newsletter_id, due_on),
    check (state <> 'sent' or frozen_at is not null),
    check (state not in ('approved', 'sending', 'sent', 'paused') or approved_hash = content_hash)
  )`,
  `create index issue_open on issue (state) where state not in ('sent', 'cancelled')`,
  `create table issue_review (
    issue_id bigint not null references issue,
    review_id bigint not null references review,
    position integer not null,
    primary key (issue_id, review_id),
    unique (issue_id, position)
  )`,
  `create index issue_review_by_review on issue_review (review_id)`,
  `create table rendition (
    id bigint generated always as identity primary key,
    issue_id bigint not null references issue,
    key text not null,
    subject text not null,
    preheader text not null,
    html text not null,
    text text not null,
    headers jsonb not null,
    hash text not null,
    created_at timestamptz not null default now(),
    unique (issue_id, key)
  )`,
  `create table subscriber (
    id bigint generated always as identity primary key,
    address text not null,
    address_canonical text not null unique,
    name text,
    created_at timestamptz not null default now()
  )`,
  `create table subscription (
    id bigint generated always as identity primary key,
    newsletter_id bigint not null references newsletter,
    subscriber_id bigint not null references subscriber on delete cascade,
    status text not null check (status in ('pending', 'confirmed', 'unsubscribed')),
    round integer not null default 1,
    confirmed_at timestamptz,
    unsubscribed_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    unique (newsletter_id, subscriber_id)
  )`,
  `create index subscription_audience on subscription (newsletter_id, subscriber_id)
    where status = 'confirmed'`,
  `create index subscription_by_subscriber on subscription (subscriber_id)`,
  `create table consent (
    id bigint generated always as identity primary key,
    subscription_id bigint not null references subscription on delete cascade,
    kind text not null check (kind in ('imported', 'requested', 'confirmed', 'unsubscribed', 'added')),
    wording text not null,
    source text not null,
    ip text,
    created_at timestamptz not null default now()
  )`,
  `create index consent_by_subscription on consent (subscription_id)`,
  `create table suppression (
    id bigint generated always as identity primary key,
    address_key text not null unique,
    reason text not null check (reason in ('bounce', 'complaint', 'provider', 'erasure', 'by-hand')),
    detail text,
    created_at timestamptz not null default now()
  )`,
  `create table batch (
    id bigint generated always as identity primary key,
    issue_id bigint not null references issue,
    rendition_id bigint not null references rendition,
    ordinal integer not null,
    epoch integer not null default 0,
    parent_id bigint references batch,
    state text not null default 'prepared'
      check (state in ('prepared', 'attempted', 'accepted', 'rejected', 'uncertain', 'void')),
    size integer not null check (size between 0 and 100),
    idempotency_key text unique,
    content_hash text,
    attempt integer not null default 0,
    lease_until timestamptz,
    not_before timestamptz not null default now(),
    frozen_at timestamptz,
    first_ambiguous_at timestamptz,
    reason text,
    ended_at timestamptz,
    created_at timestamptz not null default now(),
    unique (issue_id, ordinal, epoch),
    check (state <> 'attempted' or (idempotency_key is not null and content_hash is not null))
  )`,
  `create index batch_open on batch (issue_id, ordinal) where state in ('prepared', 'attempted')`,
  `create table attempt (
    batch_id bigint not null references batch,
    number integer not null,
    worker text not null,
    started_at timestamptz not null default now(),
    ended_at timestamptz,
    outcome text,
    status integer,
    error_name text,
    detail text,
    primary key (batch_id, number)
  )`,
  // No foreign keys here: a million rows per issue pay for each one, and a partition is dropped whole.
  `create table delivery (
    issue_id bigint not null,
    subscriber_id bigint not null,
    subscription_id bigint not null,
    batch_id bigint not null,
    rendition_id bigint not null,
    address text not null,
    address_canonical text not null,
    token text,
    state text not null default 'pending'
      check (state in ('pending', 'accepted', 'rejected', 'excluded', 'uncertain')),
    reason text,
    resend_id text,
    delivered_at timestamptz,
    bounced_at timestamptz,
    complained_at timestamptz,
    primary key (issue_id, subscriber_id),
    unique (issue_id, address_canonical)
  ) partition by list (issue_id)`,
  `create index delivery_by_batch on delivery (batch_id)`,
  `create table feedback_event (
    svix_id text not null,
    occurred_at timestamptz not null,
    type text not null,
    payload jsonb not null,
    received_at timestamptz not null default now(),
    applied_at timestamptz,
    primary key (svix_id, occurred_at)
  ) partition by range (occurred_at)`,
  `create table feedback_event_other partition of feedback_event default`,
  `create index feedback_event_waiting on feedback_event (received_at) where applied_at is null`,
  `create table notice (
    id bigint generated always as identity primary key,
    kind text not null check (kind in ('confirmation', 'welcome', 'held')),
    newsletter_id bigint not null references newsletter,
    subscription_id bigint references subscription on delete cascade,
    issue_id bigint references issue,
    address text not null,
    round integer,
    state text not null default 'pending'
      check (state in ('pending', 'accepted', 'rejected', 'uncertain')),
    attempt integer not null default 0,
    lease_until timestamptz,
    not_before timestamptz not null default now(),
    resend_id text,
    reason text,
    created_at timestamptz not null default now(),
    ended_at timestamptz
  )`,
  `create index notice_open on notice (not_before) where state = 'pending'`,
  `create index notice_by_subscription on notice (subscription_id, created_at)`,
];

export const weeklyCycle: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
