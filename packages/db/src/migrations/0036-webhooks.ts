import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Webhooks out: who wants to hear of what, what has happened, and what is still to be posted.
 * Triggers write events, so whatever changes a row tells of it in its own transaction (ADR 52).
 */
const statements = [
  `create table webhook_target (
    id bigint generated always as identity primary key,
    -- Null: every newsletter.
    newsletter_id bigint references newsletter,
    url text not null,
    description text not null,
    events text[] not null,
    -- What the secret is made from, together with the key of that id; it is not stored itself.
    secret_key text not null,
    secret_salt text not null,
    old_secret_key text,
    old_secret_salt text,
    old_secret_until timestamptz,
    created_at timestamptz not null,
    succeeded_at timestamptz,
    -- When the first failure came after the latest success.
    failing_since timestamptz,
    -- Until then the target wants to be left alone.
    quiet_until timestamptz,
    disabled_at timestamptz,
    disabled_reason text check (disabled_reason in ('gone', 'failing'))
  )`,
  // Neither this table nor the next refers to what it names: no step may fail because of a webhook.
  `create table webhook_event (
    id text primary key default 'evt_' || replace(gen_random_uuid()::text, '-', ''),
    type text not null,
    newsletter_id bigint,
    -- Whose address is read when it is posted, so that this table holds none.
    subscriber_id bigint,
    data jsonb not null default '{}',
    at timestamptz not null default now()
  )`,
  `create index webhook_event_by_age on webhook_event (at)`,
  `create table webhook_post (
    event_id text not null references webhook_event on delete cascade,
    target_id bigint not null,
    state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed')),
    -- Counts every claim; a process records only what it claimed last.
    attempt integer not null default 0,
    -- Tries since the event or since it was last replayed.
    retries integer not null default 0,
    -- When it is due; while a process posts it, when its claim ends.
    not_before timestamptz not null default now(),
    created_at timestamptz not null default now(),
    ended_at timestamptz,
    tries jsonb not null default '[]',
    primary key (event_id, target_id)
  ) with (fillfactor = 70)`,
  `create index webhook_post_due on webhook_post (target_id, not_before) where state = 'waiting'`,
  `create index webhook_post_of_target on webhook_post (target_id, created_at desc)`,
  `alter table notice add column webhook_target_id bigint references webhook_target on delete set null`,

  // Events of readers, by many rows at once. A newsletter of null is about every newsletter that the
  // reader has had.
  `create function tell_of_readers(types text[], newsletters bigint[], readers bigint[], facts jsonb[])
    returns void language sql as $$
    with targets as materialized (
      select id, newsletter_id, events from webhook_target where disabled_at is null
    ), changes as materialized (
      select 'evt_' || replace(gen_random_uuid()::text, '-', '') as id, c.*
      from unnest(types, newsletters, readers, facts) as c (type, newsletter, reader, fact)
      where exists (select from targets t where c.type = any (t.events))
    ), heard as materialized (
      select c.id as event_id, t.id as target_id
      from changes c join targets t on c.type = any (t.events)
        and (t.newsletter_id is null or t.newsletter_id = c.newsletter
          or (c.newsletter is null and exists (
            select from subscription s where s.subscriber_id = c.reader
              and s.newsletter_id = t.newsletter_id and s.status <> 'pending')))
    ), told as (
      insert into webhook_event (id, type, newsletter_id, subscriber_id, data)
      select id, type, newsletter, reader, fact from changes
      where id in (select event_id from heard)
    )
    insert into webhook_post (event_id, target_id) select event_id, target_id from heard
  $$`,

  `create function tell_of_subscriptions() returns trigger language plpgsql as $$
    begin
      if not exists (select from webhook_target where disabled_at is null) then return null; end if;
      if tg_op = 'INSERT' then
        perform tell_of_readers(array_agg('subscription.confirmed'::text), array_agg(n.newsletter_id),
          array_agg(n.subscriber_id), array_agg('{}'::jsonb))
        from new_rows n where n.status = 'confirmed' having count(*) > 0;
      else
        perform tell_of_readers(array_agg('subscription.' || n.status), array_agg(n.newsletter_id),
          array_agg(n.subscriber_id), array_agg('{}'::jsonb))
        from new_rows n join old_rows o using (id)
        where n.status <> o.status and n.status <> 'pending' having count(*) > 0;
      end if;
      return null;
    end $$`,
  `create trigger tell_of_new_subscriptions after insert on subscription
    referencing new table as new_rows
    for each statement execute function tell_of_subscriptions()`,
  `create trigger tell_of_subscriptions after update on subscription
    referencing old table as old_rows new table as new_rows
    for each statement execute function tell_of_subscriptions()`,

  `create function tell_of_suppressions() returns trigger language plpgsql as $$
    begin
      if not exists (select from webhook_target where disabled_at is null) then return null; end if;
      perform tell_of_readers(
        array_agg(case tg_op when 'INSERT' then 'subscriber.suppressed'
          else 'subscriber.suppression_lifted' end::text),
        array_agg(null::bigint), array_agg(r.id), array_agg(jsonb_build_object('reason', c.reason)))
      from changed_rows c join subscriber r on r.address_canonical = c.address_key
      having count(*) > 0;
      return null;
    end $$`,
  `create trigger tell_of_suppressions after insert on suppression
    referencing new table as changed_rows
    for each statement execute function tell_of_suppressions()`,
  `create trigger tell_of_lifted_suppressions after delete on suppression
    referencing old table as changed_rows
    for each statement execute function tell_of_suppressions()`,

  // Before the row goes, because its subscriptions say who has heard of the reader.
  `create function tell_of_subscriber() returns trigger language plpgsql as $$
    begin
      if exists (select from webhook_target where disabled_at is null)
        and exists (select from subscription where subscriber_id = old.id and status <> 'pending')
      then
        perform tell_of_readers(
          array[case tg_op when 'DELETE' then 'subscriber.erased'
            else 'subscriber.address_changed' end],
          array[null::bigint], array[old.id], array['{}'::jsonb]);
      end if;
      return case tg_op when 'DELETE' then old else new end;
    end $$`,
  `create trigger tell_of_erased_subscriber before delete on subscriber
    for each row execute function tell_of_subscriber()`,
  `create trigger tell_of_changed_address after update of address on subscriber
    for each row when (old.address is distinct from new.address)
    execute function tell_of_subscriber()`,

  `create function tell_of_issue() returns trigger language plpgsql as $$
    declare
      was text := case tg_op when 'UPDATE' then old.state end;
      what text := 'issue.' || case
        when tg_op = 'INSERT' then case new.state when 'draft' then 'compiled' end
        when new.state = 'draft' then case was when 'approved' then 'approval_voided' end
        when new.state = 'sending' then case was when 'paused' then 'resumed' else 'released' end
        else new.state
      end;
      event text;
    begin
      if what is null or not exists (
        select from webhook_target t where t.disabled_at is null and what = any (t.events)
          and (t.newsletter_id is null or t.newsletter_id = new.newsletter_id)
      ) then return null; end if;
      insert into webhook_event (type, newsletter_id, data)
      values (what, new.newsletter_id, jsonb_build_object('issue', jsonb_build_object(
        'number', new.number, 'subject', new.subject,
        'reason', case when new.state in ('held', 'paused') then new.reason end)))
      returning id into event;
      insert into webhook_post (event_id, target_id)
      select event, t.id from webhook_target t
      where t.disabled_at is null and what = any (t.events)
        and (t.newsletter_id is null or t.newsletter_id = new.newsletter_id);
      -- Issues change rarely; readers may by the thousand, and polling finds what they lead to.
      perform pg_notify('galley_wake_up', 'post-webhooks');
      return null;
    end $$`,
  `create trigger tell_of_new_issue after insert on issue
    for each row execute function tell_of_issue()`,
  `create trigger tell_of_issue after update of state on issue
    for each row when (old.state is distinct from new.state)
    execute function tell_of_issue()`,
];

export const webhooks: Migration = {
  async up(db: Kysely<unknown>) {
    for (const statement of statements) await sql.raw(statement).execute(db);
    const { rows } = await sql<{ definition: string }>`
      select pg_get_constraintdef(oid) as definition from pg_constraint
      where conname = 'notice_kind_check'`.execute(db);
    const kinds = [...(rows[0]?.definition ?? '').matchAll(/'([a-z-]+)'/g)].map(([, kind]) => kind);
    const every = [...new Set([...kinds, 'webhook-disabled'])].map((kind) => sql.lit(kind));
    await sql`alter table notice drop constraint notice_kind_check,
      add constraint notice_kind_check check (kind in (${sql.join(every)}))`.execute(db);
  },
};
