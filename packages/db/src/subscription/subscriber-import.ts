import { SUPPRESSION_STRENGTH, type SuppressionReason } from '@galley/core/feedback';
import { STATUS_STRICTNESS, type SubscriptionStatus } from '@galley/core/subscription';
import { sql, type Kysely } from 'kysely';
import { isUniqueViolation } from '../data-error.ts';
import type { Database } from '../schema/database.ts';

/** One good row of an import file. Instants are ISO 8601. */
export interface ImportedRow {
  readonly line: number;
  readonly address: string;
  readonly canonical: string;
  readonly name: string | null;
  /** The address was erased at its owner's wish. */
  readonly erased: boolean;
  /** Null where only the suppression counts. */
  readonly status: SubscriptionStatus | null;
  readonly suppression: SuppressionReason | null;
  readonly since: string | null;
  readonly confirmedAt: string | null;
  readonly unsubscribedAt: string | null;
  readonly suppressedAt: string | null;
  readonly ip: string | null;
}

export interface ImportTerms {
  readonly newsletterId: string;
  readonly consent: string;
  readonly source: string;
  /** The program that wrote the file, and the file's SHA-256. */
  readonly format: string;
  readonly hash: string;
  readonly now: Date;
}

/** Rows that were left out: how many, and the first of them by their lines. */
export interface LeftOut<Row> {
  readonly count: number;
  readonly rows: readonly Row[];
}

/**
 * Gives one import a connection of its own, with a table on it that holds the file's rows until all
 * of it has been read. Imports follow each other: two could otherwise wait for each other's rows.
 */
export const withImport = <T>(
  db: Kysely<Database>,
  work: (session: Kysely<Database>) => Promise<T>,
): Promise<T> =>
  db.connection().execute(async (session) => {
    await sql`select pg_advisory_lock(hashtext('galley subscriber import'))`.execute(session);
    try {
      // On disk and never in the log: nobody needs it after this session.
      await sql`create temporary table import_row (
        line integer primary key, address text not null, canonical text not null, name text,
        erased boolean not null, status text, suppression text, since timestamptz,
        confirmed_at timestamptz, unsubscribed_at timestamptz, suppressed_at timestamptz,
        ip text)`.execute(session);
      return await work(session);
    } finally {
      await sql`drop table if exists import_row`.execute(session);
      await sql`select pg_advisory_unlock(hashtext('galley subscriber import'))`.execute(session);
    }
  });

/** Puts rows of the file aside. */
export async function stageRows(
  session: Kysely<Database>,
  rows: readonly ImportedRow[],
): Promise<void> {
  await sql`
    insert into import_row
    select * from unnest(
      ${rows.map((row) => row.line)}::integer[],
      ${rows.map((row) => row.address)}::text[],
      ${rows.map((row) => row.canonical)}::text[],
      ${rows.map((row) => row.name)}::text[],
      ${rows.map((row) => row.erased)}::boolean[],
      ${rows.map((row) => row.status)}::text[],
      ${rows.map((row) => row.suppression)}::text[],
      ${rows.map((row) => row.since)}::timestamptz[],
      ${rows.map((row) => row.confirmedAt)}::timestamptz[],
      ${rows.map((row) => row.unsubscribedAt)}::timestamptz[],
      ${rows.map((row) => row.suppressedAt)}::timestamptz[],
      ${rows.map((row) => row.ip)}::text[]
    )`.execute(session);
}

const list = (words: readonly string[]) => sql.lit(`{${words.join(',')}}`);
/** The larger, the less mail. */
const strictness = (column: string) =>
  sql`coalesce(array_position(${list(STATUS_STRICTNESS)}::text[], ${sql.ref(column)}), 0)`;
/** The smaller, the stronger. */
const strength = (column: string) =>
  sql`array_position(${list(SUPPRESSION_STRENGTH)}::text[], ${sql.ref(column)})`;

/**
 * Makes one row of all rows with the same address: the strictest status stays with its dates, and
 * the strongest suppression, on whatever line they stand; of equal ones the first.
 *
 * @returns the later lines of each address
 */
export async function mergeRepeatedRows(
  session: Kysely<Database>,
  shown: number,
): Promise<LeftOut<{ line: number; address: string; firstLine: number }>> {
  await sql`analyze import_row`.execute(session);
  const { rows } = await sql<LeftOutRow<{ line: number; address: string; firstLine: number }>>`
    with many as (
      select canonical, min(line) as first_line from import_row
      group by canonical having count(*) > 1
    ), ranked as materialized (
      select r.line, r.address, many.first_line,
        row_number() over (partition by r.canonical order by
          ${strictness('r.status')} desc, ${strength('r.suppression')} nulls last, r.line) as place,
        min(${strength('r.suppression')}) over (partition by r.canonical) as strongest,
        first_value(r.name) over (partition by r.canonical
          order by (r.name is null), r.line) as name
      from import_row r join many on many.canonical = r.canonical
    ), kept as (
      update import_row r set name = k.name,
        suppression = (${list(SUPPRESSION_STRENGTH)}::text[])[k.strongest]
      from ranked k where k.place = 1 and r.line = k.line
    ), gone as (
      delete from import_row r using ranked k where k.place > 1 and r.line = k.line
    ), later as (
      select line, address, first_line as "firstLine" from ranked where line <> first_line
    )
    select (select count(*)::integer from later) as count,
      (select json_agg(l order by l.line) from (
        select * from later order by line limit ${shown}
      ) l) as rows`.execute(session);
  return leftOutOf(rows);
}

/** Takes out the rows of people who never confirmed. */
export const dropUnconfirmedRows = (
  session: Kysely<Database>,
  shown: number,
): Promise<LeftOut<{ line: number; address: string }>> =>
  leftOut(
    session,
    sql`
      delete from import_row r where r.status = 'pending' and r.suppression is null
      returning r.line, r.address`,
    shown,
  );

/**
 * Takes out the rows whose address must not be mailed, unless the file itself says that it is not:
 * those store nothing that could be mailed. Of an erased address nothing is stored at all.
 */
export const dropSuppressedRows = (
  session: Kysely<Database>,
  shown: number,
): Promise<LeftOut<{ line: number; address: string; reason: string }>> =>
  leftOut(
    session,
    sql`
      delete from import_row r using (
        select i.line, case when i.erased then 'erasure' else x.reason end as reason
        from import_row i left join suppression x on x.address_key = i.canonical
        where i.erased or (
          x.id is not null and i.suppression is null and i.status <> 'unsubscribed')
      ) out
      where r.line = out.line
      returning r.line, r.address, out.reason`,
    shown,
  );

/** The rows of people who left elsewhere and are confirmed here, which nothing of a file changes. */
export const listStillConfirmed = (
  session: Kysely<Database>,
  newsletterId: string,
  shown: number,
): Promise<LeftOut<{ line: number; address: string }>> =>
  leftOut(
    session,
    sql`
      select r.line, r.address from import_row r
      join subscriber s on s.address_canonical = r.canonical
      join subscription n on n.newsletter_id = ${newsletterId} and n.subscriber_id = s.id
      where r.status = 'unsubscribed' and r.suppression is null and n.status = 'confirmed'`,
    shown,
  );

interface LeftOutRow<Row> {
  readonly count: number;
  readonly rows: readonly Row[] | null;
}

const leftOutOf = <Row>([row]: readonly LeftOutRow<Row>[]): LeftOut<Row> => ({
  count: row?.count ?? 0,
  rows: row?.rows ?? [],
});

async function leftOut<Row extends { readonly line: number }>(
  session: Kysely<Database>,
  statement: ReturnType<typeof sql>,
  shown: number,
): Promise<LeftOut<Row>> {
  const { rows } = await sql<LeftOutRow<Row>>`
    with gone as (${statement})
    select (select count(*)::integer from gone) as count,
      (select json_agg(g order by g.line) from (
        select * from gone order by line limit ${shown}
      ) g) as rows`.execute(session);
  return leftOutOf(rows);
}

/** How many subscriptions an import makes. */
export interface SubscriptionCounts {
  readonly confirmed: number;
  readonly pending: number;
  readonly unsubscribed: number;
  /** Of addresses that the file suppresses, whatever their status. */
  readonly suppressed: number;
}

export interface ImportCounts extends SubscriptionCounts {
  /** Suppressions that are new, and known ones that get a stronger reason. */
  readonly suppressions: number;
}

const countStatuses = sql`
  count(*) filter (where status = 'confirmed' and suppression is null)::integer as confirmed,
  count(*) filter (where status = 'pending' and suppression is null)::integer as pending,
  count(*) filter (where status = 'unsubscribed' and suppression is null)::integer as unsubscribed,
  count(*) filter (where suppression is not null)::integer as suppressed`;

/** How many rows are about a subscription of the newsletter, known or not. */
export async function countSubscriptionRows(session: Kysely<Database>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(status)::integer as count from import_row`.execute(session);
  return rows[0]?.count ?? 0;
}

/** What storing the rows would count, as the database stands now. */
export async function foreseeImport(
  session: Kysely<Database>,
  newsletterId: string,
): Promise<ImportCounts> {
  const { rows } = await sql<ImportCounts>`
    with made as (
      select r.status, r.suppression from import_row r
      left join subscriber s on s.address_canonical = r.canonical
      left join subscription n on n.newsletter_id = ${newsletterId} and n.subscriber_id = s.id
      where r.status is not null and n.id is null
    )
    select ${countStatuses}, (
      select count(*)::integer from import_row r
      left join suppression x on x.address_key = r.canonical
      where r.suppression is not null
        and (x.id is null or ${strength('r.suppression')} < ${strength('x.reason')})
    ) as suppressions
    from made`.execute(session);
  const [row] = rows;
  if (row === undefined) throw new Error('a count gave no row');
  return row;
}

/** The line after which no more than `size` rows are left to take, or null at the end. */
export async function endOfChunk(
  session: Kysely<Database>,
  after: number,
  size: number,
): Promise<number | null> {
  const { rows } = await sql<{ line: number | null }>`
    select max(line) as line from (
      select line from import_row where line > ${after} order by line limit ${size}
    ) chunk`.execute(session);
  return rows[0]?.line ?? null;
}

export interface StagedLines {
  readonly after: number;
  readonly upTo: number;
}

/**
 * Suppresses the addresses of some lines that the file suppresses, in one short transaction. A
 * stronger reason takes the place of a weaker one; otherwise what is stored stays. Called before the
 * same lines are stored, so that nobody is mailable in between.
 *
 * @returns how many suppressions are new or stronger
 */
export const suppressStagedRows = (
  session: Kysely<Database>,
  lines: StagedLines,
  { source, now }: Pick<ImportTerms, 'source' | 'now'>,
): Promise<number> =>
  session.transaction().execute(async (trx) => {
    const { rows: known } = await sql<{ suppressed: number }>`
      with locked as materialized (
        select s.id from import_row r join subscriber s on s.address_canonical = r.canonical
        where r.line > ${lines.after} and r.line <= ${lines.upTo} and r.suppression is not null
        order by s.id for update of s
      )
      select (select count(*) from locked) as locked, count(*)::integer as suppressed
      from import_row r
      where r.line > ${lines.after} and r.line <= ${lines.upTo} and r.suppression is not null`.execute(
      trx,
    );
    if (known[0]?.suppressed === 0) return 0;
    const { rows } = await sql`
      insert into suppression as known (address_key, reason, detail, created_at)
      select r.canonical, r.suppression, ${`imported from ${source}`},
        least(coalesce(r.suppressed_at, ${now}), ${now})
      from import_row r
      where r.line > ${lines.after} and r.line <= ${lines.upTo} and r.suppression is not null
      order by r.canonical
      on conflict (address_key) do update
        set reason = excluded.reason, detail = excluded.detail, created_at = excluded.created_at
        where ${strength('excluded.reason')} < ${strength('known.reason')}
      returning 1`.execute(trx);
    return rows.length;
  });

/**
 * Stores the rows of some lines in one short transaction: new addresses with the status that the
 * file gives them and their evidence; an existing subscription in this newsletter stays as it is. A kill costs one chunk, and importing the same file again goes on from there.
 *
 * @returns how many subscriptions were made, by their status
 */
export async function storeStagedRows(
  session: Kysely<Database>,
  lines: StagedLines,
  terms: ImportTerms,
): Promise<SubscriptionCounts> {
  for (;;) {
    try {
      return await storeLines(session, lines, terms);
    } catch (error) {
      // Somebody subscribed with one of these addresses just now, and is known from here on.
      if (!isUniqueViolation(error)) throw error;
    }
  }
}

async function storeLines(
  session: Kysely<Database>,
  lines: StagedLines,
  terms: ImportTerms,
): Promise<SubscriptionCounts> {
  const { newsletterId, consent, source, format, hash, now } = terms;
  /** A file may be wrong about the time, but nothing in it is of the future. */
  const past = (column: string) =>
    sql`case when ${sql.ref(column)} > ${now} then ${now} else ${sql.ref(column)} end`;
  const { rows } = await sql<SubscriptionCounts>`
    with chunk as materialized (
      select r.line, r.address, r.canonical, r.name, r.status, r.suppression, r.ip, s.id,
        n.id as subscription_id,
        ${past('r.since')} as since, ${past('r.confirmed_at')} as confirmed_at,
        ${past('r.unsubscribed_at')} as unsubscribed_at
      from import_row r
      -- Looked up one by one: a plan that reads whole tables would read them for every chunk.
      left join lateral (
        select id from subscriber where address_canonical = r.canonical limit 1
      ) s on true
      left join lateral (
        select id from subscription
        where newsletter_id = ${newsletterId} and subscriber_id = s.id limit 1
      ) n on true
      where r.line > ${lines.after} and r.line <= ${lines.upTo} and r.status is not null
    ), known as materialized (
      select id, address_canonical as canonical from subscriber
      where id = any (array(
        select id from chunk where id is not null and subscription_id is null))
      order by id for update
    ), fresh as (
      insert into subscriber (address, address_canonical, name, created_at)
      select address, canonical, name, ${now} from chunk where id is null order by line
      returning id, address_canonical as canonical
    ), people as materialized (
      select p.id as subscriber_id, c.*
      from (select * from known union all select * from fresh) p
      join chunk c on c.canonical = p.canonical
    ), made as (
      insert into subscription (newsletter_id, subscriber_id, status, confirmed_at,
        unsubscribed_at, created_at, updated_at)
      select ${newsletterId}, subscriber_id, status,
        case when status = 'confirmed' then coalesce(confirmed_at, since, ${now})
          else confirmed_at end,
        case when status = 'unsubscribed' then coalesce(unsubscribed_at, ${now})
          else unsubscribed_at end,
        coalesce(since, confirmed_at, unsubscribed_at, ${now}), ${now}
      from people
      on conflict (newsletter_id, subscriber_id) do nothing
      returning id, subscriber_id
    ), evidence as (
      insert into consent
        (subscription_id, kind, wording, source, ip, created_at, opted_in_at, file_format, file_hash)
      select m.id, case when p.status = 'unsubscribed' then 'unsubscribed' else 'imported' end,
        case p.status when 'confirmed' then ${consent}
          when 'pending' then 'The file says that they have not confirmed.'
          else 'The file says that they get no mail.' end,
        ${source}, p.ip, ${now}, coalesce(p.confirmed_at, p.since), ${format}, ${hash}
      from made m join people p on p.subscriber_id = m.subscriber_id
      order by m.id
    )
    select ${countStatuses}
    from made join people using (subscriber_id)`.execute(session);
  return rows[0] ?? { confirmed: 0, pending: 0, unsubscribed: 0, suppressed: 0 };
}

/** The keyed hashes of all erased addresses. */
export async function listErasedKeys(db: Kysely<Database>): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('suppression')
    .select('address_key')
    .where('reason', '=', 'erasure')
    .execute();
  return new Set(rows.map((row) => row.address_key));
}
