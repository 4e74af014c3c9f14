/** Increase it with every change of the tables, and add a step to `MIGRATIONS`. */
export const SCHEMA_VERSION = 5;

/** Instants are milliseconds since 1970, by the sandbox's clock. */
export const SCHEMA = `
create table if not exists request (
  id integer primary key,
  kind text not null,             -- emails, batch-strict, batch-permissive
  idempotency_key text,
  body blob not null,             -- the bytes received, zstd
  answer text not null,
  received_at integer not null
) strict;
create index if not exists request_key on request (idempotency_key) where idempotency_key is not null;

create table if not exists mail (
  seq integer primary key,
  id text not null unique,
  request_id integer not null references request (id),
  position integer not null,      -- in the request's array
  sender text not null,
  recipients text not null,       -- JSON arrays, here and below
  cc text,
  bcc text,
  reply_to text,
  subject text not null,
  tags text not null,             -- JSON object
  scheduled_at integer,
  created_at integer not null
) strict;

create table if not exists recipient (
  address text not null,          -- lower case
  mail_seq integer not null references mail (seq),
  primary key (address, mail_seq)
) strict, without rowid;

-- The events of a mail, and also the outbox of webhooks.
create table if not exists event (
  seq integer primary key,
  mail_seq integer not null references mail (seq),
  type text not null,
  created_at integer not null,
  due_at integer not null,        -- counts as happened from then on
  attempts integer not null default 0,
  next_at integer                 -- null: posted or abandoned
) strict;
create index if not exists event_of_mail on event (mail_seq);
create index if not exists event_waiting on event (next_at) where next_at is not null;

-- Mails that count against the monthly quota, by UTC day.
create table if not exists usage (
  day text primary key,
  sent integer not null,
  received integer not null default 0
) strict, without rowid;

-- The same by millisecond, for the quota of the last 24 hours; older rows are deleted.
create table if not exists usage_moment (
  at integer primary key,
  sent integer not null,
  received integer not null default 0
) strict;

create table if not exists suppression (
  seq integer primary key,
  id text not null unique,
  address text not null unique,   -- lower case
  origin text not null,           -- bounce, complaint, manual
  source_id text,                 -- the mail that bounced or was complained about
  created_at integer not null     -- applies from then on
) strict;

-- Mails that somebody sent to us, each with the one event that reports it.
create table if not exists received (
  seq integer primary key,
  id text not null unique,
  received_for text not null,     -- the envelope's addresses, a JSON array
  raw blob not null,              -- the bytes received, zstd
  created_at integer not null,
  attempts integer not null default 0,
  next_at integer                 -- null: posted or abandoned
) strict;
create index if not exists received_waiting on received (next_at) where next_at is not null;

-- The account's domains. Their records are worked out from these.
create table if not exists domain (
  seq integer primary key,
  id text not null unique,
  name text not null unique,      -- lower case
  region text not null,
  receiving integer not null,
  verified_at integer,            -- null before anybody had the records checked
  created_at integer not null
) strict;

-- The domains whose links the sandbox rewrites to see clicks.
create table if not exists tracking (
  domain_seq integer primary key references domain (seq)
) strict;

-- What events of clicks say beside their mail.
create table if not exists click (
  event_seq integer primary key references event (seq),
  link text not null,
  ip_address text not null,
  user_agent text not null
) strict;

-- The current faults, for every process on the ledger.
create table if not exists setting (
  name text primary key,
  value text not null
) strict, without rowid;
`;

const UUID = ['4', '2', '2', '2', '6']
  .map((bytes) => `lower(hex(randomblob(${bytes})))`)
  .join(" || '-' || ");

/** The step from each version to the next. `SCHEMA` runs first, so new tables exist. */
export const MIGRATIONS: Readonly<Record<number, string>> = {
  1: `
alter table usage rename column mails to sent;
alter table usage add column received integer not null default 0;
insert into usage_moment (at, sent)
  select created_at, sum(json_array_length(recipients) + coalesce(json_array_length(cc), 0)
    + coalesce(json_array_length(bcc), 0))
  from mail group by created_at;
insert or ignore into suppression (id, address, origin, source_id, created_at)
  select ${UUID}, recipient.address,
    case event.type when 'email.bounced' then 'bounce' else 'complaint' end, mail.id, event.due_at
  from event
    join mail on mail.seq = event.mail_seq
    join recipient on recipient.mail_seq = mail.seq
  where event.type in ('email.bounced', 'email.complained')
  order by event.seq;
`,
};
