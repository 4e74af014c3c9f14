import { readLayout, sql, type Database, type Kysely } from '@galley/db';

/**
 * What the controller knows about readers, and what the triggers saw. Each row has the bucket of the
 * row that it is about, beside which it lies if readers are spread over machines.
 */
const tables = [
  `create table chaos_edge (
    bucket smallint not null, what text not null, row_id bigint not null, was text not null,
    became text not null
  )`,
  `create table chaos_breach (
    bucket smallint not null, rule text not null, detail text not null, batch_id bigint,
    at timestamptz not null default clock_timestamp()
  )`,
  // Whom an issue must reach: written by the transaction that releases it. `gets` is the key of a
  // rendition, or why the reader gets none.
  `create table chaos_reader (
    bucket smallint, issue_id bigint, subscriber_id bigint, subscription_id bigint, address text,
    address_canonical text, gets text not null, primary key (bucket, issue_id, subscriber_id)
  )`,
  // Who tried to leave, and an instant by which the answer said so. Null if no answer came, so it
  // may or may not have happened.
  `create table chaos_left (subscriber_id bigint primary key, how text, at timestamptz)`,
  `create table chaos_issue (id bigint primary key, state text not null, send_after timestamptz)`,
  `create table chaos_issue_edge (issue_id bigint not null, was text not null, became text not null)`,
];

const SPREAD = ['chaos_edge', 'chaos_breach', 'chaos_reader'];

/** The issue as the transaction that changes a batch must see it. */
const readIssue = {
  here: `create function chaos_read_issue(its_id bigint) returns chaos_issue language sql as $$
    select chaos_issue from chaos_issue where id = its_id
  $$`,
  // A change of an issue is committed on the coordinator a moment before it is here, and holds the
  // row of this machine's copy until then. To wait for that is enough: a process that may begin
  // something holds the coordinator's row.
  copied: `create function chaos_read_issue(its_id bigint) returns chaos_issue language plpgsql as $$
  declare found chaos_issue;
  begin
    select * into found from chaos_issue where id = its_id;
    if found.state = 'sending' then return found; end if;
    execute format('select * from chaos_issue_%s where id = $1 for share',
      (select shardid from pg_dist_shard where logicalrelid = 'chaos_issue'::regclass))
      into found using its_id;
    return found;
  end $$`,
};

/** They see every change of state as it happens, so that nothing is missed between two checks. */
const triggers = [
  // A process that begins something holds the issue's row, so a pause is committed before or after
  // but never meanwhile: this sees the order of the transactions, whatever clocks say.
  `create function chaos_begins(its_bucket smallint, its_issue bigint, what text, in_doubt boolean)
  returns void language plpgsql as $$
  declare found chaos_issue := chaos_read_issue(its_issue);
  begin
    if found.state = 'sending' and (found.send_after <= now()) is not false then return; end if;
    if found.state = 'cancelled' and in_doubt then return; end if;
    insert into chaos_breach (bucket, rule, detail) values (its_bucket, 'only-while-sending',
      format('%s (issue %s is %s)', what, its_issue,
        case found.state when 'sending' then 'within its undo window' else found.state end));
  end $$`,
  `create function chaos_watch_audience() returns trigger language plpgsql as $$
  declare found chaos_issue;
  begin
    -- The audience is taken after the undo window; splitting or thawing adds no reader.
    if new.parent_id is not null then return null; end if;
    found := chaos_read_issue(new.issue_id);
    if (found.state = 'sending' and (found.send_after <= now()) is not false) is not true then
      insert into chaos_breach (bucket, rule, detail) values (new.bucket, 'only-while-sending',
        format('readers of batch %s (issue %s)', new.id, new.issue_id));
    end if;
    return null;
  end $$`,
  `create trigger chaos_watch_audience after insert on batch
    for each row execute function chaos_watch_audience()`,
  `create function chaos_watch_batch() returns trigger language plpgsql as $$
  begin
    if new.attempt > old.attempt then
      perform chaos_begins(new.bucket, new.issue_id,
        format('attempt %s of batch %s', new.attempt, new.id),
        old.state = 'attempted' and new.first_ambiguous_at is not null);
    end if;
    if new.state <> old.state then
      insert into chaos_edge (bucket, what, row_id, was, became)
        values (new.bucket, 'batch', new.id, old.state, new.state);
      if old.state = 'attempted' and new.state = 'void' and new.first_ambiguous_at is not null then
        insert into chaos_breach (bucket, rule, detail) values (new.bucket, 'void-after-ambiguity',
          format('batch %s (%s), attempts: %s', new.id, new.reason, (
            select string_agg(coalesce(a.outcome, 'open') || coalesce(' ' || a.status, ''), ', '
              order by a.number) from attempt a where a.bucket = new.bucket and a.batch_id = new.id)));
      end if;
      if new.state = 'uncertain' and new.reason is distinct from 'key-too-old' then
        insert into chaos_breach (bucket, rule, detail, batch_id)
          values (new.bucket, 'uncertain-by-a-bug', format('batch %s: %s', new.id, new.reason),
            new.id);
      end if;
      if new.state = 'uncertain' and new.reason = 'key-too-old' and not
        coalesce(now() - new.first_ambiguous_at >= interval '20 hours', false) then
        insert into chaos_breach (bucket, rule, detail)
          values (new.bucket, 'uncertain-is-earned', format('batch %s after %s', new.id,
            coalesce((now() - new.first_ambiguous_at)::text, 'no ambiguity')));
      end if;
    end if;
    if new.attempt > old.attempt and old.lease_until >= now() then
      insert into chaos_breach (bucket, rule, detail)
        values (new.bucket, 'one-live-lease', format('batch %s, attempt %s', new.id, new.attempt));
    end if;
    if new.state = 'attempted' and old.lease_until is not null and new.lease_until is null
      and exists (select from attempt a where a.bucket = new.bucket and a.batch_id = new.id
        and a.number = new.attempt and a.ended_at is null) then
      insert into chaos_breach (bucket, rule, detail)
        values (new.bucket, 'fence',
          format('batch %s, attempt %s was released by another', new.id, new.attempt));
    end if;
    return null;
  end $$`,
  `create trigger chaos_watch after update on batch
    for each row execute function chaos_watch_batch()`,
  `create function chaos_watch_delivery() returns trigger language plpgsql as $$
  begin
    insert into chaos_edge (bucket, what, row_id, was, became)
      values (new.bucket, 'delivery', new.subscriber_id, old.state, new.state);
    return null;
  end $$`,
  `create trigger chaos_watch after update of state on delivery
    for each row when (old.state <> new.state) execute function chaos_watch_delivery()`,
  // Sent again is only what was rejected, under the next epoch of the same ordinal.
  `create function chaos_watch_again() returns trigger language plpgsql as $$
  begin
    if not exists (select from batch b join batch before
        on before.bucket = new.bucket and before.id = b.parent_id
      where b.bucket = new.bucket and b.id = new.batch_id and before.id = old.batch_id
        and before.state = 'rejected' and b.ordinal = before.ordinal and b.epoch > before.epoch) then
      insert into chaos_breach (bucket, rule, detail) values (new.bucket, 'legal-edges',
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
      and not exists (select from batch
        where bucket = new.bucket and id = new.batch_id and state = 'accepted') then
      insert into chaos_breach (bucket, rule, detail)
        values (new.bucket, 'success-is-absorbing',
          format('batch %s, attempt %s', new.batch_id, new.number));
    end if;
    return null;
  end $$`,
  `create constraint trigger chaos_watch after update on attempt deferrable initially deferred
    for each row execute function chaos_watch_attempt()`,
  // Where batches are, no issue need be: what decides about them is copied there.
  `create function chaos_watch_issue() returns trigger language plpgsql as $$
  begin
    if tg_op = 'INSERT' then
      insert into chaos_issue (id, state, send_after) values (new.id, new.state, new.send_after);
      return null;
    end if;
    if new.state <> old.state then
      insert into chaos_issue_edge (issue_id, was, became) values (new.id, old.state, new.state);
    end if;
    update chaos_issue set state = new.state, send_after = new.send_after where id = new.id;
    return null;
  end $$`,
  `create trigger chaos_watch_new after insert on issue
    for each row execute function chaos_watch_issue()`,
  `create trigger chaos_watch after update of state, send_after on issue
    for each row when ((old.state, old.send_after) is distinct from (new.state, new.send_after))
    execute function chaos_watch_issue()`,
];

/** Puts them into a database of a run. Where readers are spread, each machine watches its own. */
export async function watchDatabase(db: Kysely<Database>): Promise<void> {
  const isSpread = (await readLayout(db)).kind === 'distributed';
  const statements = isSpread
    ? [
        'set citus.enable_unsafe_triggers = on',
        ...tables,
        ...SPREAD.map(
          (name) =>
            `select create_distributed_table('${name}', 'bucket', colocate_with := 'subscriber')`,
        ),
        `select create_reference_table('chaos_issue')`,
        readIssue.copied,
        ...triggers,
      ]
    : [...tables, readIssue.here, ...triggers];
  await db.connection().execute(async (one) => {
    for (const statement of statements) await sql.raw(statement).execute(one);
  });
}
