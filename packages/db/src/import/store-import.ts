import { pauseLimit } from '@galley/core/subscription';
import { sql, type Kysely, type Transaction } from 'kysely';
import { isUniqueViolation } from '../data-error.ts';
import type { Database } from '../schema/database.ts';
import { countStatuses } from './import-counts.ts';
import { strength } from './import-strictness.ts';
import type { SubscriptionCounts } from './made-by-import.ts';

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
 * Suppresses the addresses that these lines of the file suppress, in one short transaction. A
 * stronger reason replaces a weaker one; otherwise what is stored stays. Called before the same
 * lines are stored, so that nobody can be mailed in between.
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
 * file gives them and their evidence; an existing subscription in this newsletter stays as
 * it is. A kill costs one chunk, and importing the same file again continues from there.
 *
 * @param note notes in the same transaction how far that is
 * @returns how many subscriptions were made, by their status
 */
export async function storeStagedRows(
  session: Kysely<Database>,
  lines: StagedLines,
  terms: ImportTerms,
  note: (trx: Transaction<Database>, made: SubscriptionCounts) => Promise<void> = async () =>
    undefined,
): Promise<SubscriptionCounts> {
  for (;;) {
    try {
      return await session.transaction().execute(async (trx) => {
        const made = await storeLines(trx, lines, terms);
        await note(trx, made);
        return made;
      });
    } catch (error) {
      // Somebody has just subscribed with one of these addresses; the next try finds it.
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
  /** A file's times may be wrong, but they can't be in the future. */
  const past = (column: string) =>
    sql`case when ${sql.ref(column)} > ${now} then ${now} else ${sql.ref(column)} end`;
  const { rows } = await sql<SubscriptionCounts>`
    with chunk as materialized (
      select r.line, r.address, r.canonical, r.name, r.status, r.suppression, r.ip, s.id,
        n.id as subscription_id, r.choice, r.rhythm,
        -- No longer than a reader may pause; least() alone would make a pause of none.
        case when r.paused_until is not null
          then least(r.paused_until, ${pauseLimit(now)}::timestamptz) end as paused_until,
        case when r.paused_until > ${now} and r.catch_up_since is null then ${now}
          else ${past('r.catch_up_since')} end as catch_up_since,
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
        unsubscribed_at, choice, rhythm, paused_until, catch_up_since, created_at, updated_at)
      select ${newsletterId}, subscriber_id, status,
        case when status = 'confirmed' then coalesce(confirmed_at, since, ${now})
          else confirmed_at end,
        case when status = 'unsubscribed' then coalesce(unsubscribed_at, ${now})
          else unsubscribed_at end,
        choice, rhythm, paused_until, catch_up_since,
        coalesce(since, confirmed_at, unsubscribed_at, ${now}), ${now}
      from people
      on conflict (newsletter_id, subscriber_id) do nothing
      returning id, subscriber_id
    ), chosen as (
      insert into subscription_choice (subscription_id, choice, at)
      select m.id, p.choice, ${now} from made m join people p on p.subscriber_id = m.subscriber_id
      where p.choice <> '' order by m.id
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
