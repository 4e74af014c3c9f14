import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import {
  openEmptyDatabase,
  temporaryDataDir,
  createUndistributedDatabase,
  withDatabase,
} from '@galley/test/kit';
import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { openDeliveryPartition } from '../delivery/index.ts';
import { migrateWithin, readMigrationState } from '../migrate.ts';
import { migrations } from '../migrations/index.ts';
import type { OpenedDatabase } from '../open-database.ts';
import { BACKED_UP, LEFT_OUT, ONLY_ROWS } from './backed-up-tables.ts';
import { dumpDatabase } from './dump-database.ts';
import { fillTables, fingerprint } from './fill-tables.fixture.ts';
import { loadDatabase } from './load-database.ts';
import { readBackupFile } from './read-backup-file.ts';
import { writeBackupFile } from './write-backup-file.ts';

const fixture = withDatabase(createUndistributedDatabase);

const writeTo = async (database: OpenedDatabase, path: string) =>
  dumpDatabase(database, (dump) => writeBackupFile(path, dump));

const loadFrom = async (path: string, database: OpenedDatabase) =>
  loadDatabase(
    database,
    async (loading) => (await readBackupFile(path, loading)).header,
    async () => undefined,
  );

beforeAll(() => fillTables(fixture.db));

test('every table is either in a backup or left out for a reason', async () => {
  const { rows } = await sql<{ name: string }>`
    select c.table_name as name from information_schema.tables c
    join pg_class r on r.oid = format('%I.%I', c.table_schema, c.table_name)::regclass
    where c.table_schema = 'public' and c.table_name not like all (array['kysely%', 'citus%'])
      and not r.relispartition
    order by 1`.execute(fixture.db);
  const listed = [...BACKED_UP, ...Object.keys(LEFT_OUT)];
  expect(listed.toSorted()).toEqual(rows.map(({ name }) => name));
  expect(new Set(listed).size).toBe(listed.length);
});

test('rows in a backup name no rows that are left out', async () => {
  const { rows } = await sql<{ table: string; column: string; of: string }>`
    select c.conrelid::regclass::text as table, a.attname::text as column,
      c.confrelid::regclass::text as of
    from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any (c.conkey)
    where c.contype = 'f' and c.connamespace = 'public'::regnamespace`.execute(fixture.db);
  const loose = rows.filter(({ table, of }) => BACKED_UP.includes(table) && of in LEFT_OUT);
  for (const { table, column } of loose) {
    expect(ONLY_ROWS[table], `${table}.${column}`).toContain(`${column} is null`);
  }
});

test('a restored database has the same rows, partitions and sequences', async () => {
  const folder = await temporaryDataDir();
  const [path, second] = [join(folder, 'a.backup'), join(folder, 'b.backup')];
  const written = await writeTo(fixture.database, path);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect(await readdir(folder)).toEqual(['a.backup']);

  const database = await openEmptyDatabase();
  expect(await loadFrom(path, database)).toEqual([]);
  const before = await fingerprint(fixture.database);
  const empty = [...before].filter(([, print]) => print.startsWith('0 ')).map(([name]) => name);
  expect(before.size - empty.length).toBeGreaterThan(40);
  expect(await fingerprint(database)).toEqual(before);
  expect(await readMigrationState(database)).toMatchObject({ pending: [], unknown: [] });

  // Triggers work again: consent is append-only.
  const change = sql`update consent set source = 'another'`.execute(database.db);
  await expect(change).rejects.toThrow(/consent/);

  const again = await writeTo(database, second);
  expect(again.tables).toEqual(written.tables);
});

test('a backup of an older database is restored as it was, then migrated', async () => {
  const folder = await temporaryDataDir();
  const path = join(folder, 'old.backup');
  const old = await openEmptyDatabase();
  const names = Object.keys(migrations).filter((name) => name < '0050');
  await old.db.transaction().execute((trx) => migrateWithin(trx, names));
  await sql`insert into newsletter (slug, title) values ('old', 'Old')`.execute(old.db);
  await sql`insert into subscriber (address, address_canonical)
    values ('o@b.example', 'o@b.example')`.execute(old.db);
  await writeTo(old, path);

  const database = await openEmptyDatabase();
  const ran = await loadFrom(path, database);
  expect([...names, ...ran]).toEqual(Object.keys(migrations));
  const { rows } = await sql`
    select (select title from newsletter) as title, (select address from subscriber) as address,
      (select deliveries from retention) as deliveries`.execute(database.db);
  expect(rows).toEqual([{ title: 'Old', address: 'o@b.example', deliveries: null }]);
});

test('zstd reads it as plain text', async () => {
  const folder = await temporaryDataDir();
  const path = join(folder, 'a.backup');
  await writeTo(fixture.database, path);
  const found = await promisify(execFile)('zstd', ['--version']).catch(() => null);
  if (found === null) return expect((await readFile(path)).readUInt32LE(0)).toBe(0xfd2fb528);
  const { stdout } = await promisify(execFile)('zstd', ['-dc', path], { maxBuffer: 1e9 });
  expect(stdout).toMatch(/^galley-backup 1\n\{"format":1,/);
});

test('rows that are committed together are in a backup together, or not at all', async () => {
  const folder = await temporaryDataDir();
  const { db } = fixture;
  let isDone = false;
  // A person and the newsletter named after them are always written in one transaction.
  const writing = (async () => {
    for (let n = 0; !isDone; n += 1) {
      await db.transaction().execute(async (trx) => {
        const name = `pair-${n}`;
        await sql`insert into person (address, address_canonical, created_at)
          values (${`${name}@b.example`}, ${`${name}@b.example`}, now())`.execute(trx);
        await sql`insert into newsletter (slug, title) values (${name}, 'Pair')`.execute(trx);
      });
    }
  })();
  for (let round = 0; round < 5; round += 1) {
    const path = join(folder, `${round}.backup`);
    await writeTo(fixture.database, path);
    const seen: Record<string, string> = {};
    await readBackupFile(path, {
      rows: async ({ name }, rows) => {
        let text = '';
        for await (const piece of rows) text += piece.toString();
        seen[name] = text;
      },
    });
    const pairsIn = (table: string) => new Set(seen[table]?.match(/\bpair-\d+/g));
    expect(pairsIn('newsletter')).toEqual(pairsIn('person'));
  }
  isDone = true;
  await writing;
});

test('an issue gets its partition while a backup is being written', async () => {
  const folder = await temporaryDataDir();
  await dumpDatabase(fixture.database, async (dump) => {
    await openDeliveryPartition(fixture.db, '990001');
    const { tables } = await writeBackupFile(join(folder, 'a.backup'), dump);
    expect(tables.map(({ name }) => name)).not.toContain('delivery_990001');
  });
  await sql`drop table delivery_990001`.execute(fixture.db);
});
