import {
  createGrownDatabase,
  createUndistributedDatabase,
  type DroppableTestDatabase,
} from '@galley/test/kit';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { DatabaseError } from '../database-error.ts';
import { stageRows, withImport } from '../import/stage-import.ts';
import { DISTRIBUTED_NAMES } from './distributed-tables.ts';
import { distributeReaders, type Distributed, type DistributeInput } from './distribute-readers.ts';
import { readLayout } from './read-layout.ts';

let made: DroppableTestDatabase;
let isCluster: boolean;

beforeEach(async () => {
  made = await createUndistributedDatabase();
  isCluster = (await readLayout(made.db)).kind === 'undistributed';
});
afterEach(() => made.drop());

const distribute = (input: Partial<DistributeInput> = {}) =>
  distributeReaders(made.db, { buckets: 3, ...input });

/** What distributing gives on a cluster; one Postgres refuses it. */
const onCluster = (done: Distributed): Distributed => (isCluster ? done : { kind: 'not-citus' });
const DISTRIBUTED = { kind: 'distributed', buckets: 3, workers: 2 } as const;

/** Distributes, and holds the transaction open at its end while something else is begun. */
const distributeWhile = (begin: () => void): Promise<Distributed> =>
  distribute({
    record: async (trx) => {
      begin();
      const waiting = async () =>
        (
          await sql`select from pg_locks l join pg_database d on d.oid = l.database
            where not l.granted and d.datname = current_database()`.execute(trx)
        ).rows.length;
      await expect.poll(waiting).toBeGreaterThan(0);
    },
  });

test('every table that names a bucket is spread, except for what imports stage', async () => {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
    where a.attname = 'bucket' and c.relkind in ('r', 'p') and not c.relispartition
      and pg_table_is_visible(c.oid)`.execute(made.db);
  const names = rows.map(({ name }) => name).filter((name) => name !== 'import_row');
  expect(names.toSorted()).toEqual([...DISTRIBUTED_NAMES].toSorted());
});

test('an ordinary role spreads a database to machines that were added after its tables', async () => {
  const grown = await createGrownDatabase();
  onTestFinished(() => grown.drop());
  expect(await distributeReaders(grown.db, { buckets: 3 })).toEqual(onCluster(DISTRIBUTED));
  await sql`
    insert into subscriber (bucket, address, address_canonical, name)
    select bucket_of(a), a, a, 'Ana Spread' from unnest(array['a@x.example', 'b@x.example']) a`.execute(
    grown.db,
  );
  await sql`update subscriber set name = 'Bo' where bucket = bucket_of('b@x.example')
    and address_canonical = 'b@x.example'`.execute(grown.db);
  const { rows } = await sql<{ word: string }>`
    select word from subscriber_word order by word`.execute(grown.db);
  expect(rows.map(({ word }) => word)).toEqual(['ana', 'bo', 'spread']);
});

test('of two that distribute at once, one finds it done', async () => {
  const both = await Promise.all([distribute(), distribute()]);
  const kinds = both.map(({ kind }) => kind).toSorted();
  expect(kinds).toEqual(isCluster ? ['already', 'distributed'] : ['not-citus', 'not-citus']);
});

test('what an import stages meanwhile lies where its addresses do', async () => {
  await withImport(made.db, async (stage) => {
    const rows = Array.from({ length: 20 }, (_, line) => rowOf(line));
    const staging: Promise<void>[] = [];
    const done = await distributeWhile(() => void staging.push(stageRows(stage, rows)));
    expect(done).toEqual(onCluster(DISTRIBUTED));
    if (!isCluster) staging.push(stageRows(stage, rows));
    await Promise.all(staging);
    const { rows: strays } = await sql`
      select from import_row where bucket <> bucket_of(canonical)`.execute(made.db);
    const { rows: buckets } = await sql`select distinct bucket from import_row`.execute(made.db);
    expect([strays.length, buckets.length]).toEqual([0, isCluster ? 3 : 1]);
  });
});

const rowOf = (line: number) => ({
  line,
  address: `reader${line}@staged.example`,
  canonical: `reader${line}@staged.example`,
  name: null,
  erased: false,
  status: 'confirmed' as const,
  suppression: null,
  since: null,
  confirmedAt: null,
  unsubscribedAt: null,
  suppressedAt: null,
  ip: null,
  choice: '',
  rhythm: 'every' as const,
  pausedUntil: null,
  catchUpSince: null,
});

test('makes way for others who use the tables, and gives up in the end', async () => {
  let waited = 0;
  const done = await made.db.transaction().execute(async (other) => {
    await sql`select from consent limit 1`.execute(other);
    return distribute({ tries: 2, waits: () => (waited += 1) }).catch((error: unknown) => error);
  });
  if (isCluster) expect(done).toMatchObject({ name: 'DatabaseError', code: 'tables-in-use' });
  else expect(done).toEqual({ kind: 'not-citus' });
  expect(waited).toBe(isCluster ? 1 : 0);
  expect(await distribute()).toEqual(onCluster(DISTRIBUTED));
});

test('refuses tables of a newer Galley, which has migrated them meanwhile', async () => {
  await sql`insert into kysely_migration (name, timestamp) values ('9001-later', '')`.execute(
    made.db,
  );
  if (isCluster) await expect(distribute()).rejects.toThrow(DatabaseError);
  else expect(await distribute()).toEqual({ kind: 'not-citus' });
  expect((await readLayout(made.db)).kind).toBe(isCluster ? 'undistributed' : 'single');
});

test('what a machine refuses leaves everything as it was', async () => {
  // A table that Citus can't spread over machines as it stands.
  await sql`alter table click add constraint odd exclude (link with =)`.execute(made.db);
  const done = await distribute();
  if (isCluster) expect(done).toMatchObject({ kind: 'failed', why: expect.stringMatching(/\w/) });
  else expect(done).toEqual({ kind: 'not-citus' });
  expect((await readLayout(made.db)).kind).toBe(isCluster ? 'undistributed' : 'single');
  await sql`alter table click drop constraint odd`.execute(made.db);
  expect(await distribute()).toEqual(onCluster(DISTRIBUTED));
});
