/** Bumped with every change of the tables; a ledger of another version is refused. */
export const SCHEMA_VERSION = 1;

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

-- What happened to a mail, and at the same time the outbox of webhooks.
create table if not exists event (
  seq integer primary key,
  mail_seq integer not null references mail (seq),
  type text not null,
  created_at integer not null,
  due_at integer not null,        -- has happened from then on
  attempts integer not null default 0,
  next_at integer                 -- null: posted or given up
) strict;
create index if not exists event_of_mail on event (mail_seq);
create index if not exists event_waiting on event (next_at) where next_at is not null;

create table if not exists usage (
  day text primary key,           -- UTC
  mails integer not null
) strict, without rowid;
`;
