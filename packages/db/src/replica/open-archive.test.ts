import { openReplicated, PATIENTLY, withDatabase, type Replicated } from '@galley/test/kit';
import { sql } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import type { DatabaseEvent } from '../database-event.ts';
import { seeAnotherWay } from '../health/see-another-way.ts';
import { openArchive, type Reading } from './open-archive.ts';

const fixture = withDatabase();

/** Says where it reads, and the newest newsletter that is there. */
const look: Reading<string> = async ({ db }) => {
  const { rows } = await sql<{ at: string }>`
    select case when pg_is_in_recovery() then 'replica: ' else 'database: ' end
      || coalesce((select tagline from newsletter order by id desc limit 1), 'nothing') as at`.execute(
    db,
  );
  return rows[0]?.at ?? '';
};

function open({ database }: Pick<Replicated, 'database'>, replicaUrl: string) {
  let time = 0;
  const said: DatabaseEvent[] = [];
  const archive = openArchive(database, {
    replicaUrl,
    log: (event) => said.push(event),
    now: () => time,
  });
  onTestFinished(() => archive.close());
  // The replica may need a moment.
  const at = async (place: string) => {
    await expect.poll(() => archive.read(look), PATIENTLY).toBe(place);
  };
  const messages = () => said.map(({ message }) => message);
  const pass = (seconds: number) => void (time += seconds * 1000);
  return { archive, at, messages, pass };
}

const publish = async ({ database }: Replicated, tagline: string) =>
  sql`insert into newsletter (slug, title, tagline) values (${tagline}, 'Weekly', ${tagline})`.execute(
    database.db,
  );

test('the archive is read at a replica, but never without what was heard, nor later than some seconds', async () => {
  const both = await openReplicated();
  const { archive, at, messages, pass } = open(both, both.replicaUrl);
  expect(await archive.read(look)).toBe('database: nothing'); // nothing is heard yet
  archive.missed();
  await at('replica: nothing');

  await both.replay(false);
  await publish(both, 'one');
  expect(await archive.read(look)).toBe('replica: nothing'); // nobody has said anything
  archive.heard();
  expect(await archive.read(look)).toBe('database: one');
  await both.replay(true);
  await at('replica: one');

  await both.replay(false);
  await publish(both, 'two');
  pass(6);
  expect(await archive.read(look)).toBe('database: two');
  await both.replay(true);
  archive.lost();
  expect(await archive.read(look)).toBe('database: two');
  archive.missed();
  await at('replica: two');
  expect(messages()).toEqual([]); // a moment's delay is no news
});

test('whatever goes wrong at the replica, the same reading succeeds at the database', async () => {
  const both = await openReplicated();
  await publish(both, 'one');
  const { archive, at, messages, pass } = open(both, both.replicaUrl);
  archive.missed();
  await at('replica: one');
  // As a replica ends a statement whose rows it has to remove.
  const conflict = await archive.read(async (at) => {
    await sql`do $$ begin if pg_is_in_recovery() then
      raise exception 'conflict with recovery' using errcode = '40001'; end if; end $$`.execute(
      at.db,
    );
    return look(at);
  });
  expect(conflict).toBe('database: one');
  pass(6);
  await at('replica: one');
  const killed = await archive.read(async (at) => {
    if ((await look(at)).startsWith('replica')) {
      await both.kill();
      // Ends as soon as the connection's process notices that its server is dead.
      await sql`select pg_sleep(60)`.execute(at.db);
    }
    return look(at);
  });
  expect(killed).toBe('database: one');
  expect(await archive.read(look)).toBe('database: one');
  pass(6);
  expect(await archive.read(look)).toBe('database: one');
  await both.start();
  pass(6);
  await at('replica: one');
  const away = expect.stringMatching(/^the archive is read at the database, not at its replica/);
  const back = 'the archive is read at the replica again';
  expect(messages().filter((message) => message !== 'a database connection was lost')).toEqual([
    ...[away, back],
    ...[away, back],
  ]);
  // A person's own mistake isn't hidden by trying again.
  await expect(archive.read(async () => Promise.reject(new Error('a bug')))).rejects.toThrow(
    'a bug',
  );
});

test('a server that follows nobody is not asked', async () => {
  const { archive, messages } = open(fixture, fixture.database.directConnectionString);
  archive.missed();
  expect(await archive.read(look)).toMatch(/^database/);
  expect(messages()).toEqual([expect.stringContaining('names no replica')]);
});

test('where another setting leads is found out', async () => {
  const both = await openReplicated();
  const { database } = both;
  const see = async (url: string) =>
    seeAnotherWay(database, { setting: 'DATABASE_REPLICA_URL', url, patienceMs: 3_000 });
  const same = { kind: 'same-database', pooled: false };
  expect(await see(both.replicaUrl)).toEqual({ ...same, fitness: 'fit' });
  expect(await see(database.connectionString)).toEqual({ ...same, fitness: 'no-replica' });
  expect(await see(fixture.connectionString)).toEqual({ kind: 'another-database' });
  await both.replay(false);
  await publish(both, 'one');
  expect(await see(both.replicaUrl)).toEqual({ ...same, fitness: 'behind' });
  await both.kill();
  expect(await see(both.replicaUrl)).toEqual({
    kind: 'unreachable',
    why: expect.stringMatching(/is DATABASE_REPLICA_URL right\?$/),
  });
});
