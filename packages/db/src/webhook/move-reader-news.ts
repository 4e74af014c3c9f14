import { sql, type Kysely, type Selectable, type Transaction } from 'kysely';
import type { Database } from '../schema/database.ts';
import type { ReaderNewsTable } from './reader-news-table.ts';

/** Each step asks every machine for its oldest. */
const STEP = 5_000;

/**
 * Writes out for the webhooks that listen what the machines of the readers have noted, each reader's
 * news in order. On one Postgres there never is any. One process at a time does so.
 */
export async function moveReaderNews(db: Kysely<Database>): Promise<void> {
  while ((await moveStep(db)) === STEP);
}

/**
 * Removes what the machines of the readers have noted, if nobody listens. To be called seldom, since
 * it asks every machine.
 */
export async function dropUnheardNews(db: Kysely<Database>): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const began = await takeTurn(trx);
    if (began === null || (await isHeard(trx))) return;
    await sql`delete from reader_news where at < ${began}::timestamptz`.execute(trx);
  });
}

/** Tells when the transaction began; null if another process is at it. */
async function takeTurn(trx: Transaction<Database>): Promise<string | null> {
  const { rows } = await sql<{ isOurs: boolean; began: string }>`
    select pg_try_advisory_xact_lock(hashtext('galley reader news')) as "isOurs",
      now()::text as began`.execute(trx);
  return rows[0]?.isOurs === true ? rows[0].began : null;
}

/** Whether anybody listens. Asked first, because it asks the coordinator alone. */
async function isHeard(db: Kysely<Database>): Promise<boolean> {
  const { rows } = await sql`
    select from webhook_target where disabled_at is null limit 1`.execute(db);
  return rows.length > 0;
}

async function moveStep(db: Kysely<Database>): Promise<number> {
  if (!(await isHeard(db))) return 0;
  const { rows: some } = await sql`select from reader_news limit 1`.execute(db);
  if (some.length === 0) return 0;
  return db.transaction().execute(async (trx) => {
    if ((await takeTurn(trx)) === null || !(await isHeard(trx))) return 0;
    const news = await trx
      .selectFrom('reader_news as n')
      .select(['n.bucket', 'n.id', 'n.type', 'n.subscriber_id', 'n.newsletters', 'n.fact'])
      // With its microseconds.
      .select(sql<string>`n.at::text`.as('at'))
      .orderBy('n.at')
      .orderBy('n.id')
      .limit(STEP)
      .execute();
    if (news.length === 0) return 0;
    await tellTargets(trx, news);
    await sql`
      delete from reader_news n
      using unnest(${news.map(({ bucket }) => bucket)}::smallint[],
        ${news.map(({ id }) => id)}::bigint[]) as v (bucket, id)
      where n.bucket = v.bucket and n.id = v.id`.execute(trx);
    return news.length;
  });
}

/** As `tell_of_readers` does on one Postgres. Posts are due in the order of what happened. */
async function tellTargets(
  trx: Kysely<Database>,
  news: readonly (Omit<Selectable<ReaderNewsTable>, 'at'> & { readonly at: string })[],
): Promise<void> {
  await sql`
    with targets as materialized (
      select id, newsletter_id, events from webhook_target where disabled_at is null
    ), changes as materialized (
      select 'evt_' || replace(gen_random_uuid()::text, '-', '') as id, c.*
      from unnest(
        ${news.map(({ type }) => type)}::text[],
        ${news.map((one) => one.subscriber_id)}::bigint[],
        ${news.map(({ newsletters }) => `{${newsletters.join(',')}}`)}::text[],
        ${news.map(({ fact }) => JSON.stringify(fact))}::jsonb[],
        ${news.map(({ at }) => at)}::timestamptz[]
      ) as c (type, reader, newsletters, fact, at)
    ), heard as materialized (
      select c.id as event_id, t.id as target_id, c.at from changes c join targets t
        on c.type = any (t.events)
          and (t.newsletter_id is null or t.newsletter_id = any (c.newsletters::bigint[]))
    ), told as (
      insert into webhook_event (id, type, newsletter_id, subscriber_id, data, at)
      select id, type, case when type like 'subscription.%' then (newsletters::bigint[])[1] end,
        reader, fact, at
      from changes where id in (select event_id from heard)
    )
    insert into webhook_post (event_id, target_id, not_before, created_at)
    select event_id, target_id, at, at from heard`.execute(trx);
}
