import { join } from 'node:path';
import { sql } from '@galley/db';
import { expect, test } from 'vitest';
import {
  createPlainDatabase,
  createUndistributedDatabase,
  PATIENTLY,
  temporaryDataDir,
} from '../../kit/index.ts';
import { makeInstallation, type Installation } from '../distribute.fixture.ts';

// Where DATABASE_URL leads to the coordinator of a Citus cluster, the readers are spread. Elsewhere
// each of these journeys meets the refusal, and goes on with one Postgres.

const READERS = Array.from({ length: 60 }, (_, n) => `reader${n}@readers${n % 7}.example`);
const [ANA = '', BO = '', CY = ''] = READERS;
const ONE_POSTGRES = /^The database is one Postgres: expected the coordinator of a Citus cluster/m;

/** Distributes into 8 buckets, or is told that it takes a cluster. */
async function distribute({ galley, isCluster }: Installation): Promise<void> {
  const ran = await galley('distribute', '--buckets', '8', '--yes', '--json');
  expect(ran).toMatchObject(isCluster ? { code: 0 } : { code: 2 });
  if (isCluster) expect(JSON.parse(ran.stdout)).toMatchObject({ changed: true, buckets: 8 });
  else expect(ran.stderr + ran.stdout).toMatch(/one Postgres/);
}

/** Leaves as a mail program does on its reader's behalf. */
async function leaveAt(link: string): Promise<void> {
  const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
  expect((await fetch(link, { method: 'POST', body })).status).toBe(200);
}

async function statusOf({ does }: Installation, address: string): Promise<unknown> {
  const shown = JSON.parse(await does('subscriber', 'show', address, '--json')) as {
    subscriptions: { status: string }[];
  };
  return shown.subscriptions.map(({ status }) => status);
}

const countsOf = async ({ does }: Installation, number: string): Promise<unknown> =>
  (JSON.parse(await does('issue', 'status', number, '--json')) as { counts: unknown }).counts;

test('once its readers are spread, an installation sends, and they leave by old and new links', async () => {
  const installation = await makeInstallation(createUndistributedDatabase, READERS);
  const { begins, does, galley, isCluster, layout, mailsTo, send } = installation;
  await send('1');
  const [oldToAna] = mailsTo(ANA);
  const [oldToBo] = mailsTo(BO);
  expect(await layout()).toMatchObject(
    isCluster
      ? { level: 'warns', found: expect.stringContaining('holds everything') }
      : { level: 'ok', found: 'one Postgres' },
  );
  // It runs all the time, and is not restarted.
  const web = begins('start', '--only', 'web', '--json');
  await web.says(/"ready"/);

  await distribute(installation);
  expect(await layout()).toMatchObject({
    level: 'ok',
    found: isCluster ? expect.stringMatching(/^8 buckets on \d+ workers/) : 'one Postgres',
  });
  await leaveAt(oldToAna?.leaveAt ?? '');
  expect(await statusOf(installation, ANA)).toEqual(['unsubscribed']);

  await send('2');
  const left = READERS.length - 1;
  expect(await countsOf(installation, '2')).toMatchObject({ audience: left, accepted: left });
  expect(await countsOf(installation, '1')).toMatchObject({ accepted: READERS.length });
  for (const address of READERS) {
    const subjects = mailsTo(address).map(({ subject }) => subject);
    const expected = address === ANA ? ['Review for 1'] : ['Review for 2', 'Review for 1'];
    expect(subjects, address).toEqual(expected);
  }
  await leaveAt(oldToBo?.leaveAt ?? '');
  await leaveAt(mailsTo(CY)[0]?.leaveAt ?? '');
  for (const address of [ANA, BO, CY]) {
    expect(await statusOf(installation, address), address).toEqual(['unsubscribed']);
  }
  await does('subscriber', 'add', 'dee@readers.example', '--consent', 'by phone');
  await send('3');
  expect(await countsOf(installation, '3')).toMatchObject({ audience: READERS.length - 2 });
  expect(mailsTo('dee@readers.example')).toHaveLength(1);

  const file = join(await temporaryDataDir(), 'a.backup');
  expect(await galley('backup', file)).toMatchObject(
    isCluster
      ? { code: 2, stderr: expect.stringMatching(/^The readers are spread over machines/) }
      : { code: 0 },
  );
});

test('a distribute that is killed has changed nothing, the old installation sends, and the next one works', async () => {
  const installation = await makeInstallation(createUndistributedDatabase, READERS);
  const { begins, database, does, isCluster, layout, send } = installation;
  await send('1');
  const readers = await does('subscriber', 'export');
  if (isCluster) {
    await database.db.transaction().execute(async (trx) => {
      // Where the command notes what it has done; it stops there, with everything spread.
      await sql`lock table audit in exclusive mode`.execute(trx);
      const killed = begins('distribute', '--buckets', '8', '--yes');
      await expect.poll(() => countWaiting(installation), PATIENTLY).toBe(1);
      killed.child.kill('SIGKILL');
      await killed.ended;
      // The server notices, and gives the tables back.
      await expect.poll(() => countWaiting(installation), PATIENTLY).toBe(0);
    });
    expect(await layout()).toMatchObject({ found: expect.stringContaining('holds everything') });
  }
  expect(await does('subscriber', 'export')).toBe(readers);
  await send('2');
  expect(await countsOf(installation, '2')).toMatchObject({ accepted: READERS.length });
  await distribute(installation);
  await send('3');
  expect(await countsOf(installation, '3')).toMatchObject({ accepted: READERS.length });
});

async function countWaiting({ database }: Installation): Promise<number> {
  const { rows } = await sql`
    select from pg_locks l join pg_database d on d.oid = l.database
    where not l.granted and d.datname = current_database()
      and l.relation = 'audit'::regclass`.execute(database.db);
  return rows.length;
}

test('a database that is no cluster is refused, before anybody is asked', async () => {
  const { galley, atTerminal, layout } = await makeInstallation(createPlainDatabase, [ANA]);
  const ran = await galley('distribute', '--buckets', '8', '--yes');
  expect(ran).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(ONE_POSTGRES) });
  const asked = await atTerminal('y', 'distribute');
  expect(asked).toMatchObject({ code: 2, stderr: expect.stringMatching(ONE_POSTGRES) });
  expect(asked.stderr).not.toContain('[y/N]');
  expect(await layout()).toMatchObject({ found: 'one Postgres' });
});

test('a number of buckets that makes no sense is refused, wherever the data is', async () => {
  const { galley } = await makeInstallation(createUndistributedDatabase, [ANA]);
  for (const buckets of ['0', '1', 'x', '40000', '-8', '2.5', '1e3', '']) {
    expect(await galley('distribute', '--buckets', buckets, '--yes'), buckets).toMatchObject({
      code: 2,
      stderr: `--buckets: found ${buckets}, expected a number from 2 to 1024\n`,
    });
  }
});

test('mail under way, a no on the terminal, and readers that are spread already stop it', async () => {
  const installation = await makeInstallation(createUndistributedDatabase, [ANA, BO]);
  const { atTerminal, does, galley, isCluster, release, send } = installation;
  const refusal = (problem: RegExp) => ({
    code: 2,
    stderr: expect.stringMatching(isCluster ? problem : ONE_POSTGRES),
  });
  await send('1');
  await does('newsletter', 'set', '--undo-window', '1h');
  await release('2');
  expect(await galley('distribute', '--yes')).toMatchObject(
    refusal(/^Mail is under way, in 1 issue and 0 open batches: /),
  );
  await does('issue', 'take-back', '2');

  expect(await atTerminal('n', 'distribute')).toMatchObject(
    isCluster
      ? { code: 1, stderr: expect.stringMatching(/Nothing was changed\.\n$/) }
      : { code: 2 },
  );
  await distribute(installation);
  const again = await galley('distribute', '--buckets', '8', '--yes', '--json');
  if (isCluster) expect(JSON.parse(again.stdout)).toMatchObject({ changed: false, buckets: 8 });
  else expect(again.code).toBe(2);
  expect(await galley('distribute', '--buckets', '9', '--yes')).toMatchObject(
    refusal(/^--buckets: found 9, but the readers lie in 8 buckets on \d+ workers already/),
  );
});

test('a cluster without workers is refused', async () => {
  const { database, galley } = await makeInstallation(createPlainDatabase, [ANA]);
  const { rows } = await sql`
    select where current_setting('citus.shard_count', true) is not null`.execute(database.db);
  const isCitus = rows.length > 0;
  if (isCitus) await sql`create extension citus`.execute(database.db);
  expect(await galley('distribute', '--yes')).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(isCitus ? /^The cluster has no workers: / : ONE_POSTGRES),
  });
});
