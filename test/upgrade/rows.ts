import { sql, type OpenedDatabase } from '@galley/db';
import type { KeptData } from './kept-data.ts';

type Db = OpenedDatabase['db'];
type Rows = Pick<KeptData, 'migrations' | 'columns' | 'partitions' | 'tables' | 'sequences'>;

/** Tables of the migrator; what they hold is kept as the list of migrations. */
const ABOUT_MIGRATIONS = ['kysely_migration', 'kysely_migration_lock'];

/** Reads every row of a database, and what its columns are, in one snapshot. */
export const readRows = async (db: Db): Promise<Rows> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const tables: Record<string, readonly string[]> = {};
      for (const name of await listTables(trx)) {
        const { rows } = await sql<{ row: string }>`
          select to_jsonb(t)::text as row from ${sql.id(name)} t order by 1`.execute(trx);
        if (rows.length > 0) tables[name] = rows.map(({ row }) => row);
      }
      const sequences: Record<string, string> = {};
      for (const { sequence } of await listSequences(trx)) {
        const { rows } = await sql<{ next: string }>`
          select (last_value + is_called::int)::text as next from ${sql.id(sequence)}`.execute(trx);
        sequences[sequence] = rows[0]?.next ?? '1';
      }
      const { rows: migrations } = await sql<{ name: string }>`
        select name from kysely_migration order by name`.execute(trx);
      return {
        migrations: migrations.map(({ name }) => name),
        columns: await readColumns(trx),
        partitions: await readPartitions(trx),
        tables,
        sequences,
      };
    });

/** Puts kept rows into a database whose tables are the release's, in place of what is there. */
export async function loadRows(db: Db, kept: Rows): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const tables = await listTables(trx);
    await sql`truncate ${sql.join(tables.map((name) => sql.id(name)))} cascade`.execute(trx);
    for (const { name, of, bound } of kept.partitions) {
      await sql`create table if not exists ${sql.id(name)}
        (like ${sql.id(of)} including defaults including constraints)`.execute(trx);
      const { rows } = await sql<{ attached: boolean }>`
        select relispartition as attached from pg_class where oid = ${name}::regclass`.execute(trx);
      if (rows[0]?.attached) continue;
      await sql`alter table ${sql.id(of)} attach partition ${sql.id(name)}
        ${sql.raw(bound)}`.execute(trx);
    }
    // Triggers would wake and count again, and rows refer to each other in circles.
    await sql`set local session_replication_role = replica`.execute(trx);
    for (const [name, rows] of Object.entries(kept.tables)) {
      const columns = sql.join((await listColumns(trx, name)).map((column) => sql.id(column)));
      await sql`insert into ${sql.id(name)} (${columns}) overriding system value
        select ${columns} from jsonb_populate_recordset(null::${sql.id(name)},
          ${`[${rows.join(',')}]`}::jsonb)`.execute(trx);
    }
    for (const [name, next] of Object.entries(kept.sequences)) {
      await sql`select setval(${name}::regclass, ${next}::bigint, false)`.execute(trx);
    }
  });
}

/** Every column as a line, so that two schemas can be compared. */
export async function readColumns(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ line: string }>`
    select concat_ws(' ', c.relname || '.' || a.attname, format_type(a.atttypid, a.atttypmod),
      case when a.attnotnull then 'not null' end, pg_get_expr(d.adbin, d.adrelid)) as line
    from pg_attribute a
      join pg_class c on c.oid = a.attrelid
      left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and not c.relispartition and a.attnum > 0 and not a.attisdropped
      and c.relname <> all (${ABOUT_MIGRATIONS})
    order by 1`.execute(db);
  return rows.map(({ line }) => line);
}

async function listTables(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
      and relname <> all (${ABOUT_MIGRATIONS}) order by 1`.execute(db);
  return rows.map(({ name }) => name);
}

async function listColumns(db: Db, table: string): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped
      and attgenerated = '' order by attnum`.execute(db);
  return rows.map(({ name }) => name);
}

async function listSequences(db: Db) {
  const { rows } = await sql<{ sequence: string }>`
    select relname as sequence from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'S' order by 1`.execute(db);
  return rows;
}

async function readPartitions(db: Db) {
  const { rows } = await sql<{ name: string; of: string; bound: string }>`
    select c.relname as name, parent.relname as of, pg_get_expr(c.relpartbound, c.oid) as bound
    from pg_class c
      join pg_inherits i on i.inhrelid = c.oid
      join pg_class parent on parent.oid = i.inhparent
    where c.relispartition and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
    order by 1`.execute(db);
  return rows;
}
