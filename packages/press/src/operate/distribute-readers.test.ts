import { READER } from '@galley/core/editor';
import { readLayout, sql } from '@galley/db';
import { createUndistributedDatabase, owner, releaseIssue, withDatabase } from '@galley/test/kit';
import pg from 'pg';
import { expect, test } from 'vitest';
import { listActs } from '../press.fixture.ts';
import { BUCKETS, distributeReaders } from './distribute-readers.ts';

const fixture = withDatabase(createUndistributedDatabase);
const deps = () => ({ db: fixture.db, clock: () => new Date('2026-03-09T12:00:00Z') });

const FIND = {
  name: 'find-reader',
  text: 'select id from subscriber where bucket = bucket_of($1) and address_canonical = $1',
  values: ['ana@spread.example'],
};

test('only an owner may, and only into a sensible number of buckets', async () => {
  expect(await distributeReaders(deps(), READER, { buckets: 8 })).toEqual({
    kind: 'not-allowed',
    step: 'distribute-readers',
  });
  for (const buckets of [BUCKETS.least - 1, BUCKETS.most + 1, 2.5, NaN]) {
    expect(await distributeReaders(deps(), owner, { buckets })).toEqual({
      kind: 'out-of-range',
      buckets,
    });
  }
});

test('one Postgres stays one, and a cluster gets the readers, with nobody told of it', async () => {
  const { db, connectionString } = fixture;
  const isCluster = (await readLayout(db)).kind === 'undistributed';
  const issue = await releaseIssue(db, 5);
  await sql`
    insert into subscriber (address, address_canonical, name)
    values ('ana@spread.example', 'ana@spread.example', 'Ana Spread')`.execute(db);
  await sql`
    insert into webhook_target (url, description, events, secret_key, secret_salt, created_at)
    values ('https://hooks.example', '', '{subscription.confirmed,issue.compiled}', '', '', now())`.execute(
    db,
  );
  await sql`insert into suppression (address_key, reason)
    values ('ana@spread.example', 'by-hand')`.execute(db);
  // Another process, with a statement that it has planned for good.
  const other = new pg.Client({ connectionString });
  await other.connect();
  for (let times = 0; times < 6; times += 1) await other.query(FIND);
  const told: string[] = [];
  const distribute = async () =>
    distributeReaders(deps(), owner, { buckets: 4, tell: (table) => told.push(table) });
  if (isCluster) {
    expect(await distribute()).toEqual({ kind: 'mail-in-flight', issues: 1, batches: 0 });
    await sql`update issue set state = 'cancelled', cancelled_at = now() where id = ${issue.id}`.execute(
      db,
    );
    await sql`update installation set held = 'restored'`.execute(db);
    expect(await distribute()).toEqual({ kind: 'held', held: 'restored' });
    await sql`update installation set held = null`.execute(db);
    expect(told).toEqual([]);
    expect(await distribute()).toEqual({ kind: 'distributed', buckets: 4, workers: 2 });
    expect(told).toContain('subscription');
    expect(await distribute()).toEqual({ kind: 'already', buckets: 4, workers: 2 });
    expect(await readLayout(db)).toMatchObject({ kind: 'distributed', strays: [] });
  } else {
    expect(await distribute()).toEqual({ kind: 'not-citus' });
  }
  const acts = (await listActs(db, { limit: 50 })).filter(
    ({ step }) => step === 'distribute-readers',
  );
  expect(acts).toHaveLength(isCluster ? 1 : 0);
  const { rows } = await sql`
    select s.address_canonical from subscriber s join subscription n
      on n.bucket = s.bucket and n.subscriber_id = s.id
    where s.bucket = bucket_of(s.address_canonical)`.execute(db);
  expect(rows).toHaveLength(5);
  const words = await sql`select word from subscriber_word`.execute(db);
  const suppressed = await sql`
    select from suppression where bucket = bucket_of(address_key)`.execute(db);
  expect([words.rows.length, suppressed.rows.length]).toEqual([2, 1]);
  for (const table of ['reader_news', 'webhook_event']) {
    expect((await sql`select from ${sql.table(table)}`.execute(db)).rows).toEqual([]);
  }
  expect((await other.query(FIND)).rows).toHaveLength(1);
  await other.end();
});
