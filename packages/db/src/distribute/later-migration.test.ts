import { createUndistributedDatabase, withDatabase } from '@galley/test/kit';
import { sql, type Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { migrateDatabase } from '../migrate.ts';
import { migrations } from '../migrations/index.ts';
import { distributeReaders } from './distribute-readers.ts';

const fixture = withDatabase(createUndistributedDatabase);
const LATER = '9001-later';

const later = {
  async up(db: Kysely<unknown>) {
    // One of each kind: spread, spread in partitions, and on the coordinator.
    for (const table of ['subscriber', 'delivery', 'issue']) {
      await sql`alter table ${sql.table(table)} add column later integer not null default 7`.execute(
        db,
      );
    }
    await sql`create index subscriber_later on subscriber (bucket, later)`.execute(db);
    await sql`create table beside (id bigint generated always as identity primary key)`.execute(db);
  },
};

test('a later migration changes spread tables and others, on one Postgres and on a cluster', async () => {
  const { database, db } = fixture;
  const { kind } = await distributeReaders(db, { buckets: 3 });
  expect(['distributed', 'not-citus']).toContain(kind);
  await sql`
    insert into subscriber (bucket, address, address_canonical)
    select bucket_of(a), a, a from unnest(array['a@x.example', 'b@x.example', 'c@x.example']) a`.execute(
    db,
  );
  expect(await migrateDatabase(database, { known: { ...migrations, [LATER]: later } })).toEqual([
    LATER,
  ]);
  await sql`update subscriber set later = 8
    where bucket = bucket_of('a@x.example') and address = 'a@x.example'`.execute(db);
  const { rows } = await sql<{ later: number }>`
    select later from subscriber order by address`.execute(db);
  expect(rows.map((row) => row.later)).toEqual([8, 7, 7]);
  for (const table of ['issue', 'delivery', 'review', 'beside']) {
    expect((await sql`select * from ${sql.table(table)}`.execute(db)).rows).toEqual([]);
  }
});
