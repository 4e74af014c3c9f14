import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * What keeps a restored installation from mailing anybody twice, and those who left
 * (docs/adr/0068-after-a-restore.md).
 */
const statements = [
  `alter table installation
    -- Its id before it became a copy: mails from before carry that one.
    add column former_id text,
    -- Since when departures are logged outside the database; null if they never were.
    add column departures_since timestamptz,
    -- Issues compiled from then on name their slot in each mail.
    add column slots_named_from timestamptz not null default now()`,
  // An older process that still sends beside this version doesn't know of the tag, and its mails must
  // not differ under the same key. A day after an upgrade there is none.
  `update installation set slots_named_from = now() + interval '1 day'
    where exists (select from issue)`,
  `alter table slot drop constraint slot_reason_check,
    add constraint slot_reason_check check (reason in
      ('empty', 'all-held', 'too-few', 'nothing-rated', 'made-by-hand', 'missed', 'restored'))`,
  // Mails of older issues keep their bytes: a retry under the same key must not differ.
  `alter table issue
    add column names_slot boolean not null default false,
    -- Some of its readers were found in the provider's list, so freezing must pass over them.
    add column found boolean not null default false`,
  // Departures on their way to the log.
  `create table departure (
    id bigint generated always as identity primary key,
    at timestamptz not null default clock_timestamp(),
    kind text not null check (kind in ('left', 'returned', 'suppressed', 'lifted', 'moved')),
    address_key text not null,
    -- Where the reader's mail goes since they moved.
    to_key text,
    newsletter_id bigint,
    reason text,
    check ((kind = 'moved') = (to_key is not null)),
    check ((kind in ('left', 'returned')) = (newsletter_id is not null)),
    check ((kind = 'suppressed') = (reason is not null))
  )`,
  `create function logs_departures() returns boolean language sql stable as $$
    select coalesce((select departures_since is not null and held is distinct from 'copy'
      from installation), false)
  $$`,
  `create function note_subscription_departure() returns trigger language plpgsql as $$ begin
    if logs_departures() then
      insert into departure (kind, address_key, newsletter_id)
      select case new.status when 'unsubscribed' then 'left' else 'returned' end,
        address_canonical, new.newsletter_id
      from subscriber where id = new.subscriber_id;
    end if;
    return null;
  end $$`,
  `create trigger departure_inserted after insert on subscription for each row
    when (new.status = 'unsubscribed') execute function note_subscription_departure()`,
  `create trigger departure_changed after update of status on subscription for each row
    when (new.status <> old.status and (new.status = 'unsubscribed' or new.status = 'confirmed'))
    execute function note_subscription_departure()`,
  `create function note_suppression_departure() returns trigger language plpgsql as $$ begin
    if not logs_departures() then return null; end if;
    if tg_op = 'DELETE' then
      insert into departure (kind, address_key) values ('lifted', old.address_key);
    else
      insert into departure (kind, address_key, reason)
      values ('suppressed', new.address_key, new.reason);
    end if;
    return null;
  end $$`,
  `create trigger departure_suppressed after insert or delete on suppression for each row
    execute function note_suppression_departure()`,
  `create trigger departure_suppressed_again after update of reason on suppression for each row
    when (new.reason <> old.reason) execute function note_suppression_departure()`,
  `create function note_moved_departure() returns trigger language plpgsql as $$ begin
    if logs_departures() then
      insert into departure (kind, address_key, to_key)
      values ('moved', old.address_canonical, new.address_canonical);
    end if;
    return null;
  end $$`,
  `create trigger departure_moved after update of address_canonical on subscriber for each row
    when (new.address_canonical <> old.address_canonical) execute function note_moved_departure()`,
  // What was done since the restore to find out what happened between snapshot and restore.
  `create table restore_review (
    singleton boolean primary key default true check (singleton),
    list_cursor text,
    list_mails integer not null default 0,
    list_oldest_at timestamptz,
    list_complete_at timestamptz,
    list_trouble text,
    marked_readers integer not null default 0,
    marked_complaints integer not null default 0,
    log_read_at timestamptz,
    log_from timestamptz,
    log_to timestamptz,
    log_entries integer not null default 0,
    log_unreadable integer not null default 0,
    log_unknown_key integer not null default 0,
    left_readers integer not null default 0,
    suppressed_readers integer not null default 0,
    erased_readers integer not null default 0,
    released_at timestamptz,
    released_by text
  )`,
  // Issues that the provider's list shows as sent since the snapshot, whether or not they are stored.
  `create table found_issue (
    issue_id bigint primary key,
    newsletter_id bigint,
    slot_kind text check (slot_kind in ('regular', 'best-of')),
    slot_due_on date,
    number integer,
    subject text not null,
    sender text not null,
    mails integer not null,
    first_at timestamptz not null,
    last_at timestamptz not null
  )`,
  `create function stand_still_after_restore() returns trigger language plpgsql as $$
  declare gap record;
  begin
    if new.id <> old.id then new.former_id := old.id; end if;
    if new.held is not null and old.held is null then
      -- Rows that were lost had ids, which stand in mails, links and feeds: they must name nobody else.
      for gap in select * from (values
        ('subscriber', 1000000), ('subscription', 1000000), ('reader_link', 1000000),
        ('notice', 1000000), ('issue', 10000), ('review', 10000)) as v (name, size)
      loop
        perform setval(pg_get_serial_sequence(gap.name, 'id'),
          nextval(pg_get_serial_sequence(gap.name, 'id')) + gap.size);
      end loop;
      -- What waited when the snapshot was taken may have been mailed after it.
      update notice set state = 'uncertain', reason = 'restored', lease_until = null, ended_at = now()
      where state = 'pending';
      delete from restore_review;
      delete from found_issue;
      insert into restore_review default values;
    end if;
    return new;
  end $$`,
  `create trigger stand_still_after_restore before update on installation for each row
    execute function stand_still_after_restore()`,
  // A restore may load rows with triggers switched off, but this must never be passed over.
  `alter table installation enable always trigger stand_still_after_restore`,
];

export const afterARestore: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
  },
};
