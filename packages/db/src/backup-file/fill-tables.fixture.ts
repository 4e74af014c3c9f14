import { releaseIssue } from '@galley/test/kit';
import { sql, type Kysely } from 'kysely';
import type { OpenedDatabase } from '../open-database.ts';
import type { Database } from '../schema/database.ts';
import { openDeliveryPartition } from '../delivery/index.ts';
import { openEventPartitions } from '../feedback/index.ts';
import { BACKED_UP, ONLY_ROWS } from './backed-up-tables.ts';

/** Text that breaks what is written or read without care. */
export const WEIRD = [
  '\\.',
  '\n\\.\n',
  '\\N',
  '',
  ' \t\r\n\v\f\b',
  'a\\b\\\\c',
  'end {"tables":0}',
  'table issue',
  '€ 日本語 \u{1f680} \u0301 \u202e',
  `'"; drop table issue; --`,
  '\u0001\u007f\u0080\uffff',
] as const;

/** Rows with odd values in many tables, two partitions of deliveries, and three of events. */
export async function fillTables(db: Kysely<Database>): Promise<void> {
  await openEventPartitions(db, new Date('2026-01-15T00:00:00Z'));
  for (const readers of [3, 250]) {
    const { id, newsletterId, renditionId } = await releaseIssue(db, readers);
    await openDeliveryPartition(db, id);
    await sql`update issue set reason_detail = ${WEIRD.join('|')} where id = ${id}`.execute(db);
    await sql`update rendition set html = ${WEIRD.join('')} where id = ${renditionId}`.execute(db);
    // A batch that names another one, which comes later in the order of ids.
    await sql`
      insert into batch (issue_id, rendition_id, ordinal, size)
      select ${id}, ${renditionId}, n, 100 from generate_series(1, 2) n`.execute(db);
    await sql`
      update batch set parent_id = (select max(id) from batch where issue_id = ${id})
      where issue_id = ${id} and ordinal = 1`.execute(db);
    await sql`
      insert into delivery (issue_id, subscription_id, subscriber_id, batch_id, rendition_id,
        address, address_canonical)
      select ${id}, s.id, s.subscriber_id, b.id, ${renditionId}, p.address, p.address_canonical
      from subscription s join subscriber p on p.id = s.subscriber_id
      join batch b on b.issue_id = ${id} and b.ordinal = 1
      where s.newsletter_id = ${newsletterId}`.execute(db);
    await sql`
      insert into consent (subscription_id, kind, wording, source)
      select id, 'added', ${WEIRD.join('|')}, 'test' from subscription
      where newsletter_id = ${newsletterId}`.execute(db);
    await sql`
      with import as (
        insert into subscriber_import (newsletter_id, state, actor_kind, file_name, consent,
          all_confirmed, created_at, changed_at)
        values (${newsletterId}, 'receiving', 'command', 'a.csv', ${WEIRD[8]}, true, now(), now())
        returning id
      )
      insert into subscriber_import_piece (import_id, place, bytes)
      select id, n, decode(repeat('00ff5c2e0a', n * 1000), 'hex')
      from import cross join generate_series(0, 3) n`.execute(db);
  }
  await sql`
    insert into feedback_event (svix_id, occurred_at, type, payload)
    select 'msg_' || n, timestamptz '2025-12-20Z' + n * interval '1 week', 'email.delivered',
      jsonb_build_object('n', n, 'text', ${WEIRD.join('')}::text)
    from generate_series(1, 20) n`.execute(db);
  await sql`insert into person (address, address_canonical, created_at)
    values ('a@b.example', 'a@b.example', 'infinity'), ('c@b.example', 'c@b.example', '0044-03-15 BC')`.execute(
    db,
  );
  for (const text of WEIRD) {
    await sql`insert into newsletter (slug, title, postal_address, testers)
      values (${`n-${WEIRD.indexOf(text)}`}, ${text}, ${text === '' ? null : text}, ${[text, ...WEIRD]}::text[])`.execute(
      db,
    );
    await sql`insert into webhook_event (type, data)
      values (${text}, ${JSON.stringify({ text, nested: [WEIRD, null, 1e21] })})`.execute(db);
  }
}

/** A hash of each table's rows that a backup holds, and where its sequences stand. */
export async function fingerprint({ db }: Pick<OpenedDatabase, 'db'>) {
  const prints = new Map<string, string>();
  const { rows: real } = await sql<{ name: string }>`
    select relname::text as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`.execute(db);
  const names = new Set(real.map(({ name }) => name));
  for (const table of BACKED_UP.filter((name) => names.has(name))) {
    const only = ONLY_ROWS[table] ?? 'true';
    const { rows } = await sql<{ print: string }>`
      select count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as print
      from ${sql.table(table)} t where ${sql.raw(only)}`.execute(db);
    prints.set(table, rows[0]?.print ?? '');
  }
  const { rows } = await sql<{ name: string; at: string }>`
    select sequencename::text as name, coalesce(last_value::text, 'new') as at
    from pg_sequences where schemaname = 'public' order by 1`.execute(db);
  for (const { name, at } of rows) prints.set(name, at);
  const { rows: partitions } = await sql<{ name: string; about: string }>`
    select c.relname::text as name, concat(pg_get_expr(relpartbound, c.oid), c.reloptions) as about
    from pg_class c where c.relispartition and c.relkind = 'r' order by 1`.execute(db);
  for (const { name, about } of partitions) prints.set(`partition ${name}`, about);
  return prints;
}

/**
 * The same without sequences after which a restore leaves a gap, because the ids of lost rows stand in
 * mails and links and must name nobody else.
 */
export const withoutGaps = (prints: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map(
    [...prints].filter(
      ([name]) =>
        !/^(?:subscriber|subscription|reader_link|notice|issue|review)_id_seq$/.test(name),
    ),
  );
