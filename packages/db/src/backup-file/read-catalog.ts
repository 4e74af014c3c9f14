import {
  orderTables,
  type BackupSequence,
  type BackupTable,
  type Reference,
} from '@galley/core/backup';
import type { PoolClient } from 'pg';
import { BACKED_UP } from './backed-up-tables.ts';

/** A table that is dumped, and by which columns its rows are ordered. */
export interface DumpedTable extends BackupTable {
  readonly key: readonly string[];
}

/**
 * Lists the tables of which a backup consists, with the partitions in the place of tables that have
 * some: a table's own lock would keep issues from getting their partition while a backup runs. Tables come after those that they refer to.
 */
export async function readTables(client: PoolClient): Promise<readonly DumpedTable[]> {
  const { rows } = await client.query<{
    name: string;
    of: string | null;
    bound: string | null;
    options: string[];
    columns: string[];
    key: string[];
  }>(`
    select c.relname::text as name, parent.relname::text as of,
      pg_get_expr(c.relpartbound, c.oid) as bound, coalesce(c.reloptions, '{}') as options,
      array(select attname::text from pg_attribute
        where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = ''
        order by attnum) as columns,
      array(select a.attname::text from pg_index i
        cross join lateral unnest(i.indkey::int2[]) with ordinality as k (attnum, n)
        join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
        where i.indrelid = c.oid and i.indisprimary order by k.n) as key
    from pg_class c
    left join pg_inherits h on h.inhrelid = c.oid
    left join pg_class parent on parent.oid = h.inhparent
    where c.relnamespace = to_regnamespace(quote_ident(current_schema())) and c.relkind = 'r'
      and c.relname not like 'kysely\\_%'
    order by c.oid`);
  const found = rows.filter((row) => BACKED_UP.includes(row.of ?? row.name));
  const names = orderTables(
    [...new Set(found.map((row) => row.of ?? row.name))],
    await readReferences(client),
  );
  const place = new Map(names.map((name, at) => [name, at]));
  return found
    .map(({ name, of, bound, options, columns, key }) => ({
      name,
      columns,
      partition: of === null || bound === null ? null : { of, bound, options },
      key,
    }))
    .toSorted((a, b) => (place.get(ownerOf(a)) ?? 0) - (place.get(ownerOf(b)) ?? 0));
}

const ownerOf = ({ name, partition }: BackupTable): string => partition?.of ?? name;

/** Foreign keys between tables, without those that partitions repeat. */
export async function readReferences(client: PoolClient): Promise<readonly Reference[]> {
  const { rows } = await client.query<Reference>(`
    select conrelid::regclass::text as from, confrelid::regclass::text as to
    from pg_constraint
    where contype = 'f' and conparentid = 0 and connamespace = to_regnamespace(quote_ident(current_schema()))`);
  return rows;
}

/** Lists the sequences of the dumped tables, and where they stand. */
export async function readSequences(
  client: PoolClient,
  tables: readonly BackupTable[],
): Promise<readonly BackupSequence[]> {
  const { rows } = await client.query<{ name: string; of: string }>(`
    select s.relname::text as name, t.relname::text as of
    from pg_class s
    join pg_depend d on d.objid = s.oid and d.classid = 'pg_class'::regclass and d.deptype in ('a', 'i')
    join pg_class t on t.oid = d.refobjid and d.refclassid = 'pg_class'::regclass
    where s.relkind = 'S' and s.relnamespace = to_regnamespace(quote_ident(current_schema()))
    order by s.relname`);
  const owners = new Set(tables.map(ownerOf));
  const sequences: BackupSequence[] = [];
  for (const { name } of rows.filter(({ of }) => owners.has(of))) {
    const { rows: stands } = await client.query<{ value: string; called: boolean }>(
      `select last_value::text as value, is_called as called from ${client.escapeIdentifier(name)}`,
    );
    sequences.push({ name, ...(stands[0] ?? { value: '1', called: false }) });
  }
  return sequences;
}
