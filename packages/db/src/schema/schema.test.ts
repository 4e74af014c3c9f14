import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { withDatabase } from '../../../../test/kit/index.ts';

const fixture = withDatabase();

/** Which TypeScript type a column of a Postgres type must have, unless it is a union or JSON. */
const TYPES: Readonly<Record<string, string>> = {
  int8: 'string',
  int2: 'number',
  int4: 'number',
  _int2: 'number[]',
  float8: 'number',
  text: 'string',
  _text: 'string[]',
  _int8: 'string[]',
  tsvector: 'string',
  bool: 'boolean',
  bytea: 'Buffer',
  timestamptz: 'Date',
  date: 'string',
  json: 'json',
  jsonb: 'json',
};

/** The aliases of columns.ts, and the unions that live in text columns. */
const ALIASES: Readonly<Record<string, string>> = {
  Id: 'string',
  IdentityId: 'string',
  Bucket: 'number',
  CreatedAt: 'Date',
  LocalDate: 'string',
  HashedIp: 'string',
  Rhythm: 'string',
  MachineSign: 'string',
  'InboundResult[]': 'string[]',
  'Id[]': 'string[]',
};

interface Column {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
}

const SOURCE = join(import.meta.dirname, '..');

/** Each table's type is beside its queries, in a file of its name. */
const FILES: ReadonlyMap<string, string> = new Map(
  globSync('*/*-table.ts', { cwd: SOURCE }).map((file) => [
    basename(file, '-table.ts').replaceAll('-', '_'),
    join(SOURCE, file),
  ]),
);

/** Reads the `name: type;` lines of a table's type. */
function readTableFile(table: string): readonly Column[] {
  const source = readFileSync(FILES.get(table) ?? '', 'utf8');
  const body = source.slice(source.indexOf('Table {'));
  return [...body.matchAll(/^ {2}(\w+): (.+);$/gm)].map(([, name = '', declared = '']) => {
    const generated = /^Generated<(.+)>$/.exec(declared)?.[1] ?? declared;
    const parts = generated.split(' | ').filter((part) => part !== 'null');
    const first = parts[0] ?? '';
    const isJson = /^(?:Json|ColumnType)</.test(first);
    const isUnion = /^'|(?:State|Status|Kind|Reason|Extent|Role)$/.test(first);
    const type = isJson ? 'json' : isUnion ? 'string' : (ALIASES[first] ?? first);
    return { name, type, nullable: generated.endsWith(' | null') };
  });
}

async function readDatabase() {
  const { rows } = await sql<{ table: string; name: string; type: string; nullable: boolean }>`
    select c.table_name as "table", c.column_name as name, c.udt_name as type,
      c.is_nullable = 'YES' as nullable
    from information_schema.columns c join pg_class r on r.oid = format('%I.%I', c.table_schema, c.table_name)::regclass
    where c.table_schema = 'public' and c.table_name not like 'kysely%'
      and not r.relispartition and r.relkind in ('r', 'p')
    order by c.ordinal_position`.execute(fixture.db);
  return Map.groupBy(rows, (row) => row.table);
}

const byName = (columns: readonly Column[]) =>
  columns
    .map(({ name, type, nullable }) => ({ name, type, nullable }))
    .toSorted((a, b) => a.name.localeCompare(b.name));

test('the types of every table are those of the database', async () => {
  const tables = await readDatabase();
  for (const [table, columns] of tables) {
    const real = columns.map(({ name, type, nullable }) => ({
      name,
      type: TYPES[type] ?? `unknown type ${type}`,
      nullable,
    }));
    expect(byName(readTableFile(table)), table).toEqual(byName(real));
  }
});

test('every table has a file, and every file a table', async () => {
  expect([...FILES.keys()].toSorted()).toEqual([...(await readDatabase()).keys()].toSorted());
});

test('every instant has a time zone', async () => {
  const { rows } = await sql`
    select table_name, column_name from information_schema.columns
    where table_schema = 'public' and data_type = 'timestamp without time zone'`.execute(
    fixture.db,
  );
  expect(rows).toEqual([]);
});
