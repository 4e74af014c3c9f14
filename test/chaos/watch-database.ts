import { sql, type Database, type Kysely } from '@galley/db';

/**
 * What the controller knows about each reader, and triggers that see every change of state as it
 * happens, so that nothing is missed between two checks.
 */
const statements = [
  `create table chaos_edge (
    id bigint generated always as identity primary key,
    what text not null, row_id bigint not null, was text not null, became text not null
  )`,
  `create table chaos_breach (
    id bigint generated always as identity primary key, rule text not null, detail text not null,
    batch_id bigint
  )`,
  // Whom an issue must reach: written by the transaction that releases it. `gets` is the key of a
  // rendition, or why the reader gets none.
  `create table chaos_reader (
    issue_id bigint, subscriber_id bigint, subscription_id bigint, address text,
    address_canonical text, gets text not null, primary key (issue_id, subscriber_id)
  )`,
  // Who tried to leave, and an instant by which the answer said so. Null if no answer came, so it
  // may or may not have happened.
  `create table chaos_left (subscriber_id bigint primary key, how text, at timestamptz)`,
  // A process that begins something holds the row, so a pause is committed before or after
  // but never meanwhile: this sees the order of the transactions, whatever clocks say.
  `create function chaos_begins(batch batch, what text, in_doubt boolean) returns void
  language plpgsql as $$
  declare found issue;
  begin
    select * into found from issue where id = batch.issue_id;
    if found.state = 'sending' and (found.send_after <= now()) is not false then return; end if;
    if found.state = 'cancelled' and in_doubt then return; end if;
    insert into chaos_breach (rule, detail) values ('only-while-sending',
      format('%s of batch %s (issue %s is %s)', what, batch.id, found.id,
        case found.state when 'sending' then 'within its undo window' else found.state end));
  end $$`,
  `create function chaos_watch_audience() returns trigger language plpgsql as $$
  begin
    -- The audience is taken after the undo window; splitting or thawing adds no reader.
    if new.parent_id is null
      and not exists (select from issue where id = new.issue_id and state = 'sending'
        and (send_after <= now()) is not false) then
      insert into chaos_breach (rule, detail) values ('only-while-sending',
        format('readers of batch %s (issue %s)', new.id, new.issue_id));
    end if;
    return null;
  end $$`,
  `create trigger chaos_watch_audience after insert on batch
    for each row execute function chaos_watch_audience()`,
  `create function chaos_watch_batch() returns trigger language plpgsql as $$
  begin
    if new.attempt > old.attempt then
      perform chaos_begins(new, 'attempt ' || new.attempt,
        old.state = 'attempted' and new.first_ambiguous_at is not null);
    end if;
    if new.state <> old.state then
      insert into chaos_edge (what, row_id, was, became)
        values ('batch', new.id, old.state, new.state);
      if old.state = 'attempted' and new.state = 'void' and new.first_ambiguous_at is not null then
        insert into chaos_breach (rule, detail) values ('void-after-ambiguity',
          format('batch %s (%s), attempts: %s', new.id, new.reason, (
            select string_agg(coalesce(a.outcome, 'open') || coalesce(' ' || a.status, ''), ', '
              order by a.number) from attempt a where a.batch_id = new.id)));
      end if;
      if new.state = 'uncertain' and new.reason is distinct from 'key-too-old' then
        insert into chaos_breach (rule, detail, batch_id)
          values ('uncertain-by-a-bug', format('batch %s: %s', new.id, new.reason), new.id);
      end if;
      if new.state = 'uncertain' and new.reason = 'key-too-old' and not
        coalesce(now() - new.first_ambiguous_at >= interval '20 hours', false) then
        insert into chaos_breach (rule, detail)
          values ('uncertain-is-earned', format('batch %s after %s', new.id,
            coalesce((now() - new.first_ambiguous_at)::text, 'no ambiguity')));
      end if;
    end if;
    if new.attempt > old.attempt and old.lease_until >= now() then
      insert into chaos_breach (rule, detail)
        values ('one-live-lease', format('batch %s, attempt %s', new.id, new.attempt));
    end if;
    if new.state = 'attempted' and old.lease_until is not null and new.lease_until is null
      and exists (select from attempt a where a.batch_id = new.id and a.number = new.attempt
        and a.ended_at is null) then
      insert into chaos_breach (rule, detail)
        values ('fence', format('batch %s, attempt %s was released by another', new.id, new.attempt));
    end if;
    return null;
  end $$`,
  `create trigger chaos_watch after update on batch
    for each row execute function chaos_watch_batch()`,
  `create function chaos_watch_state() returns trigger language plpgsql as $$
  begin
    insert into chaos_edge (what, row_id, was, became)
      values (tg_argv[0], (to_jsonb(new) ->> tg_argv[1])::bigint, old.state, new.state);
    return null;
  end $$`,
  `create trigger chaos_watch after update of state on issue
    for each row when (old.state <> new.state) execute function chaos_watch_state('issue', 'id')`,
  `create trigger chaos_watch after update of state on delivery
    for each row when (old.state <> new.state)
    execute function chaos_watch_state('delivery', 'subscriber_id')`,
  // Sent again is only what was rejected, under the next epoch of the same ordinal.
  `create function chaos_watch_again() returns trigger language plpgsql as $$
  begin
    if not exists (select from batch b join batch before on before.id = b.parent_id
      where b.id = new.batch_id and before.id = old.batch_id and before.state = 'rejected'
        and b.ordinal = before.ordinal and b.epoch > before.epoch) then
      insert into chaos_breach (rule, detail) values ('legal-edges',
        format('reader %s of issue %s waits again in batch %s, after batch %s',
          new.subscriber_id, new.issue_id, new.batch_id, old.batch_id));
    end if;
    return null;
  end $$`,
  `create constraint trigger chaos_watch_again after update of state on delivery
    deferrable initially deferred
    for each row when (old.state = 'rejected' and new.state = 'pending')
    execute function chaos_watch_again()`,
  // At the commit, since an attempt is closed before its batch is.
  `create function chaos_watch_attempt() returns trigger language plpgsql as $$
  begin
    if new.outcome = 'accepted'
      and not exists (select from batch where id = new.batch_id and state = 'accepted') then
      insert into chaos_breach (rule, detail)
        values ('success-is-absorbing', format('batch %s, attempt %s', new.batch_id, new.number));
    end if;
    return null;
  end $$`,
  `create constraint trigger chaos_watch after update on attempt deferrable initially deferred
    for each row execute function chaos_watch_attempt()`,
];

export async function watchDatabase(db: Kysely<Database>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
