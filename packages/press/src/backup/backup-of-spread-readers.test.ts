import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { CLOCK } from '@galley/core/editor';
import { distributeReaders, readLayout, sql, type Database, type Transaction } from '@galley/db';
import {
  createUndistributedDatabase,
  owner,
  PATIENTLY,
  temporaryDataDir,
  withDatabase,
} from '@galley/test/kit';
import { expect, test } from 'vitest';
import { backUp, type BackUp } from './back-up.ts';
import { backUpOnSchedule } from './back-up-on-schedule.ts';
import { seeBackups } from './see-backups.ts';

const fixture = withDatabase(createUndistributedDatabase);

test('no backup holds readers that are spread over machines, nor one that began just before', async () => {
  const isCluster = (await readLayout(fixture.db)).kind === 'undistributed';
  const deps = { database: fixture.database, clock: () => new Date('2026-03-09T09:00:00Z') };
  const dir = await temporaryDataDir();
  const begun: Promise<BackUp>[] = [];
  await distributeReaders(fixture.db, {
    buckets: 2,
    record: async (trx) => {
      begun.push(backUp(deps, owner, { path: join(dir, 'early') }));
      // It has looked, and found nothing spread.
      await expect.poll(() => isSomebodyWaiting(trx), PATIENTLY).toBe(true);
    },
  });
  const [early] = await Promise.all(begun);
  const late = await backUp(deps, owner, { path: join(dir, 'late') });
  const plan = { dir, everySeconds: 86_400, keep: 1 };
  const scheduled = await backUpOnSchedule(deps, CLOCK, plan);
  const seen = await seeBackups({ db: fixture.db }, owner);
  if (isCluster) {
    expect(early).toMatchObject({
      kind: 'not-written',
      why: expect.stringContaining("the cluster's own"),
    });
    expect([late, scheduled]).toEqual([{ kind: 'spread' }, { kind: 'spread' }]);
    expect(await readdir(dir)).toEqual([]);
    expect(seen).toMatchObject({ lastDone: null, lastFailed: { fileName: 'early' } });
  } else {
    expect([late.kind, scheduled.kind]).toEqual(['written', 'written']);
    expect(await readdir(dir)).toHaveLength(2);
  }
});

async function isSomebodyWaiting(trx: Transaction<Database>): Promise<boolean> {
  const { rows } = await sql`
    select from pg_locks l join pg_database d on d.oid = l.database
    where not l.granted and d.datname = current_database()`.execute(trx);
  return rows.length > 0;
}
