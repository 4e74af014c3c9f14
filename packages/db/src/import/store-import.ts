import { pauseLimit } from '@galley/core/subscription';
import { sql, type RawBuilder, type Transaction } from 'kysely';
import { isUniqueViolation } from '../data-error.ts';
import type { Database } from '../schema/database.ts';
import { countStatuses } from './import-counts.ts';
import { strength } from './import-strictness.ts';
import type { SubscriptionCounts } from './made-by-import.ts';
import { takeImportTurn, type ImportStage } from './stage-import.ts';

export interface ImportTerms {
  readonly newsletterId: string;
  readonly consent: string;
  readonly source: string;
  /** The program that wrote the file, and the file's SHA-256. */
  readonly format: string;
  readonly hash: string;
  readonly now: Date;
}

/** Finds the last line of the next `size` rows after a line; null when no rows are left. */
export async function endOfChunk(
  { db, id }: ImportStage,
  after: number,
  size: number,
): Promise<number | null> {
  const { rows } = await sql<{ line: number | null }>`
    select max(line) as line from (
      select line from import_row where stage = ${id} and line > ${after} order by line limit ${size}
    ) chunk`.execute(db);
  return rows[0]?.line ?? null;
}

export interface StagedLines {
  readonly after: number;
  readonly upTo: number;
}

/** Of `import_row r`. */
const inLines = (stage: ImportStage, { after, upTo }: StagedLines): RawBuilder<boolean> =>
  sql`r.stage = ${stage.id} and r.line > ${after} and r.line <= ${upTo}`;

/** What the file suppresses of one bucket, in the order of the addresses. */
interface StagedSuppressions {
  readonly bucket: number;
  readonly keys: readonly string[];
  readonly reasons: readonly string[];
  readonly times: readonly string[];
}

/**
 * Suppresses the addresses that these lines of the file suppress, in one short transaction. A
 * stronger reason replaces a weaker one; otherwise what is stored stays. Called before the same
 * lines are stored, so that nobody can be mailed in between.
 *
 * @returns how many suppressions are new or stronger
 */
export const suppressStagedRows = (
  stage: ImportStage,
  lines: StagedLines,
  { source, now }: Pick<ImportTerms, 'source' | 'now'>,
): Promise<number> =>
  stage.db.transaction().execute(async (trx) => {
    await takeImportTurn(trx, stage);
    const { rows: staged } = await sql<StagedSuppressions>`
      select bucket, array_agg(canonical order by canonical) as keys,
        array_agg(suppression order by canonical) as reasons,
        array_agg(least(coalesce(suppressed_at, ${now}), ${now})::text order by canonical) as times
      from import_row r where ${inLines(stage, lines)} and suppression is not null
      group by bucket order by bucket`.execute(trx);
    let count = 0;
    for (const { bucket, keys, reasons, times } of staged) {
      await sql`
        with locked as materialized (
          select id from subscriber
          where bucket = ${bucket} and address_canonical = any(${keys}::text[])
          order by id for update
        )
        select count(*) from locked`.execute(trx);
      const { rows } = await sql`
        insert into suppression as known (bucket, address_key, reason, detail, created_at)
        select ${bucket}::smallint, v.key, v.reason, ${`imported from ${source}`}, v.at
        from unnest(${keys}::text[], ${reasons}::text[], ${times}::timestamptz[])
          as v (key, reason, at)
        on conflict on constraint suppression_address_key_key do update
          set reason = excluded.reason, detail = excluded.detail, created_at = excluded.created_at
          where ${strength('excluded.reason')} < ${strength('known.reason')}
        returning 1`.execute(trx);
      count += rows.length;
    }
    return count;
  });

/** So many in a row are no coincidence. */
const TRIES = 10;

/**
 * Stores the rows of some lines in one short transaction: new addresses with the status that the
 * file gives them and their evidence; an existing subscription in this newsletter stays as
 * it is. A kill costs one chunk, and importing the same file again continues from there.
 *
 * @param note notes in the same transaction how far that is
 * @returns how many subscriptions were made, by their status
 */
export async function storeStagedRows(
  stage: ImportStage,
  lines: StagedLines,
  terms: ImportTerms,
  note: (trx: Transaction<Database>, made: SubscriptionCounts) => Promise<void> = async () =>
    undefined,
): Promise<SubscriptionCounts> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await stage.db.transaction().execute(async (trx) => {
        await takeImportTurn(trx, stage);
        const made = await storeLines(trx, inLines(stage, lines), terms);
        await note(trx, made);
        return made;
      });
    } catch (error) {
      // Somebody has just subscribed with one of these addresses; the next try finds it.
      if (!isUniqueViolation(error) || tries === TRIES) throw error;
    }
  }
}

const NO_SUBSCRIPTIONS = { confirmed: 0, pending: 0, unsubscribed: 0, suppressed: 0 };

async function storeLines(
  trx: Transaction<Database>,
  chunk: RawBuilder<boolean>,
  terms: ImportTerms,
): Promise<SubscriptionCounts> {
  const { newsletterId, consent, source, format, hash, now } = terms;
  /** A file's times may be wrong, but they can't be in the future. */
  const past = (column: string) =>
    sql`case when ${sql.ref(column)} > ${now} then ${now} else ${sql.ref(column)} end`;
  const { subscribed, known } = await findStored(trx, chunk, newsletterId);
  /** What stands after `from`, its conditions included; each row has the id of its reader, if known. */
  const rows = sql`
    import_row r left join unnest(
      ${known.map(({ line }) => line)}::integer[], ${known.map(({ id }) => id)}::bigint[]
    ) as known (line, id) on known.line = r.line
    where ${chunk} and r.status is not null and r.line <> all(${subscribed}::integer[])`;
  const { rows: counted } = await sql<SubscriptionCounts & { lines: number }>`
    select ${countStatuses}, count(*)::integer as lines from ${rows}`.execute(trx);
  const { lines, ...counts } = counted[0] ?? { lines: 0, ...NO_SUBSCRIPTIONS };
  if (lines === 0) return counts;
  await sql`
    insert into subscriber (bucket, id, address, address_canonical, name, created_at)
    overriding system value
    select bucket, subscriber_id, address, canonical, name, ${now}::timestamptz
    from ${rows} and known.id is null order by r.line`.execute(trx);
  // Nobody else can add one: the readers are new or locked.
  await sql`
    insert into subscription (bucket, id, newsletter_id, subscriber_id, status, confirmed_at,
      unsubscribed_at, choice, rhythm, paused_until, catch_up_since, created_at, updated_at)
    overriding system value
    select bucket, subscription_id, ${newsletterId}::bigint,
      coalesce(known.id, subscriber_id), status,
      case when status = 'confirmed' then coalesce(${past('confirmed_at')}, ${past('since')}, ${now})
        else ${past('confirmed_at')} end,
      case when status = 'unsubscribed' then coalesce(${past('unsubscribed_at')}, ${now})
        else ${past('unsubscribed_at')} end,
      choice, rhythm,
      -- No longer than a reader may pause; least() alone would make a pause of none.
      case when paused_until is not null
        then least(paused_until, ${pauseLimit(now)}::timestamptz) end,
      case when paused_until > ${now} and catch_up_since is null then ${now}
        else ${past('catch_up_since')} end,
      coalesce(${past('since')}, ${past('confirmed_at')}, ${past('unsubscribed_at')}, ${now}),
      ${now}::timestamptz
    from ${rows} order by r.line`.execute(trx);
  await sql`
    insert into subscription_choice (bucket, subscription_id, choice, at)
    select bucket, subscription_id, choice, ${now}::timestamptz from ${rows}
      and choice <> '' order by r.line`.execute(trx);
  await sql`
    insert into consent (bucket, subscription_id, kind, wording, source, ip, created_at,
      opted_in_at, file_format, file_hash)
    select bucket, subscription_id,
      case when status = 'unsubscribed' then 'unsubscribed' else 'imported' end,
      case when status = 'confirmed' then ${consent}
        when status = 'pending' then 'The file says that they have not confirmed.'
        else 'The file says that they get no mail.' end,
      ${source}::text, ip, ${now}::timestamptz,
      coalesce(${past('confirmed_at')}, ${past('since')}), ${format}::text, ${hash}::text
    from ${rows} order by r.line`.execute(trx);
  return counts;
}

/** A line whose reader is stored already. */
interface KnownReader {
  readonly line: number;
  readonly canonical: string;
  readonly id: string;
}

interface StoredReaders {
  /** The lines of those who have a subscription to the newsletter. */
  readonly subscribed: readonly number[];
  /** Readers of other newsletters, locked. */
  readonly known: readonly KnownReader[];
}

/** Finds which of the lines' readers are stored already, bucket by bucket. */
async function findStored(
  trx: Transaction<Database>,
  chunk: RawBuilder<boolean>,
  newsletterId: string,
): Promise<StoredReaders> {
  const { rows: staged } = await sql<{ bucket: number; lines: string; canonicals: string }>`
    select bucket, array_agg(line)::text as lines, array_agg(canonical)::text as canonicals
    from import_row r where ${chunk} and status is not null
    group by bucket order by bucket`.execute(trx);
  const subscribed: number[] = [];
  const known: KnownReader[] = [];
  for (const { bucket, lines, canonicals } of staged) {
    // Looked up one by one: a plan that reads whole tables would read them for every chunk.
    const { rows } = await sql<{ subscribed: number[]; others: KnownReader[] }>`
      select coalesce(array_agg(v.line) filter (where n.id is not null), '{}') as subscribed,
        coalesce(json_agg(json_build_object(
          'line', v.line, 'canonical', v.canonical, 'id', s.id::text
        )) filter (where n.id is null), '[]') as others
      from unnest(${lines}::integer[], ${canonicals}::text[]) as v (line, canonical)
      cross join lateral (
        select id from subscriber
        where bucket = ${bucket} and address_canonical = v.canonical limit 1
      ) s
      left join lateral (
        select id from subscription
        where bucket = ${bucket} and newsletter_id = ${newsletterId} and subscriber_id = s.id limit 1
      ) n on true`.execute(trx);
    const found = rows[0] ?? { subscribed: [], others: [] };
    subscribed.push(...found.subscribed);
    if (found.others.length === 0) continue;
    const others = await lockOthers(trx, { bucket, newsletterId }, found.others);
    subscribed.push(...others.subscribed);
    known.push(...others.known);
  }
  return { subscribed, known };
}

/**
 * Locks readers of other newsletters, and looks again: some may have just come to this one as well, or
 * have gone.
 */
async function lockOthers(
  trx: Transaction<Database>,
  { bucket, newsletterId }: { readonly bucket: number; readonly newsletterId: string },
  others: readonly KnownReader[],
): Promise<StoredReaders> {
  const ids = others.map(({ id }) => id);
  const { rows: locked } = await sql<{ id: string }>`
    select id from subscriber
    where bucket = ${bucket} and id = any (${ids}::bigint[])
      and address_canonical = any (${others.map(({ canonical }) => canonical)}::text[])
    order by id for update`.execute(trx);
  const { rows: joined } = await sql<{ id: string }>`
    select subscriber_id as id from subscription
    where bucket = ${bucket} and newsletter_id = ${newsletterId}
      and subscriber_id = any (${ids}::bigint[])`.execute(trx);
  const stillThere = new Set(locked.map(({ id }) => id));
  const joins = new Set(joined.map(({ id }) => id));
  return {
    subscribed: others.filter(({ id }) => joins.has(id)).map(({ line }) => line),
    known: others.filter(({ id }) => stillThere.has(id) && !joins.has(id)),
  };
}
