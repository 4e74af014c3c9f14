import { mkdir, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CLOCK, READER } from '@galley/core/editor';
import { sql } from '@galley/db';
import {
  owner,
  temporaryDataDir,
  createUndistributedDatabase,
  withDatabase,
} from '@galley/test/kit';
import { beforeEach, expect, test } from 'vitest';
import { backUp } from './back-up.ts';
import { backUpOnSchedule } from './back-up-on-schedule.ts';
import { checkBackup } from './check-backup.ts';
import { restoreBackup } from './restore-backup.ts';
import { seeBackups } from './see-backups.ts';

const fixture = withDatabase(createUndistributedDatabase);

beforeEach(async () => {
  await sql`delete from backup`.execute(fixture.db);
});

const at = (day: number) => ({
  database: fixture.database,
  clock: () => new Date(Date.UTC(2026, 2, day, 9)),
});
const planIn = (dir: string, keep = 2) => ({ dir, everySeconds: 86_400, keep });
const nameOf = (day: number) => `galley-202603${String(day).padStart(2, '0')}T000000Z.backup`;

async function seen() {
  const found = await seeBackups({ db: fixture.db }, owner);
  if (found.kind !== 'seen') throw new Error(found.kind);
  return found;
}

/** Makes what is running or failed as old as a process that died long ago. */
const letTimePass = () =>
  sql`update backup set seen_at = seen_at - interval '1 hour',
    ended_at = ended_at - interval '1 hour'`.execute(fixture.db);

test('only an owner, the command line and the clock may take backups', async () => {
  const path = join(await temporaryDataDir(), 'a');
  const step = 'back-up';
  const writer = { kind: 'person', id: '1', roles: { '*': 'publisher' }, door: 'desk' } as const;
  for (const actor of [READER, writer]) {
    const refused = { kind: 'not-allowed', step };
    expect(await backUp(at(9), actor, { path })).toEqual(refused);
    expect(await backUpOnSchedule(at(9), actor, planIn(path))).toEqual(refused);
    const restoring = { path, asCopy: false, forgetKey: false };
    expect(await restoreBackup(at(9), actor, restoring)).toEqual({
      kind: 'not-allowed',
      step: 'restore-backup',
    });
  }
  expect(await seen()).toMatchObject({ lastDone: null, lastFailed: null });
});

test('a backup by hand is noted by its name and figures, and in the audit log', async () => {
  const path = join(await temporaryDataDir(), 'by-hand.backup');
  const made = await backUp(at(9), owner, { path });
  if (made.kind !== 'written') throw new Error(made.kind);
  const { size: bytes } = await stat(path);
  expect((await seen()).lastDone).toMatchObject({
    kind: 'by-hand',
    fileName: 'by-hand.backup',
    bytes,
    snapshotAt: new Date(made.backup.snapshotAt),
    problem: null,
  });
  const { rows } = await sql`select object_kind from audit where step = 'back-up'
    order by id desc limit 1`.execute(fixture.db);
  expect(rows).toEqual([{ object_kind: 'installation' }]);
  expect(await checkBackup(path)).toMatchObject({ kind: 'whole', facts: { bytes } });
});

test('of several schedulers one writes the backup that is due, and the others nothing', async () => {
  const dir = join(await temporaryDataDir(), 'new folder');
  const all = await Promise.all(
    Array.from({ length: 5 }, () => backUpOnSchedule(at(9), CLOCK, planIn(dir))),
  );
  expect(all.map(({ kind }) => kind).toSorted()).toEqual([
    ...Array<string>(4).fill('not-yet'),
    'written',
  ]);
  expect(await readdir(dir)).toEqual([nameOf(9)]);
  expect((await stat(dir)).mode & 0o777).toBe(0o700);
  expect(await backUpOnSchedule(at(9), CLOCK, planIn(dir))).toEqual({ kind: 'not-yet' });
});

test('keeps the newest, and removes only what it wrote as it wrote it', async () => {
  const dir = await temporaryDataDir();
  await writeFile(join(dir, 'mine.txt'), 'mine');
  await writeFile(join(dir, nameOf(1)), 'not written by a scheduler');
  for (const day of [2, 3, 4]) await backUpOnSchedule(at(day), CLOCK, planIn(dir, 9));
  await backUp(at(4), owner, { path: join(dir, 'by-hand.backup') });
  await truncate(join(dir, nameOf(2)), 10);
  expect(await backUpOnSchedule(at(5), CLOCK, planIn(dir))).toMatchObject({
    kind: 'written',
    removed: [nameOf(3)],
  });
  const stays = ['by-hand.backup', nameOf(1), nameOf(2), nameOf(4), nameOf(5), 'mine.txt'];
  expect((await readdir(dir)).toSorted()).toEqual(stays);
});

test('a backup that fails says why, removes nothing, and is tried again later', async () => {
  const dir = join(await temporaryDataDir(), 'backups');
  await backUpOnSchedule(at(2), CLOCK, planIn(dir, 1));
  const blocked = join(dir, nameOf(3));
  await mkdir(blocked);
  const why = 'there is a folder of that name';
  expect(await backUpOnSchedule(at(3), CLOCK, planIn(dir, 1))).toMatchObject({
    kind: 'not-written',
    why,
  });
  expect((await readdir(dir)).toSorted()).toEqual([nameOf(2), nameOf(3)]);
  expect(await seen()).toMatchObject({
    lastDone: { fileName: nameOf(2) },
    lastFailed: { fileName: nameOf(3), problem: why },
  });
  expect(await backUpOnSchedule(at(3), CLOCK, planIn(dir, 1))).toEqual({ kind: 'not-yet' });
  await rm(blocked, { recursive: true });
  await letTimePass();
  expect(await backUpOnSchedule(at(3), CLOCK, planIn(dir, 1))).toMatchObject({
    kind: 'written',
    removed: [nameOf(2)],
  });
  expect((await seen()).lastFailed).toBeNull();
});

test('what a killed process left half-written is replaced, and never looks whole', async () => {
  const dir = await temporaryDataDir();
  await writeFile(join(dir, `${nameOf(3)}.part`), 'half');
  await sql`insert into backup (kind, due_at, file_name)
    values ('scheduled', '2026-03-03Z', ${nameOf(3)})`.execute(fixture.db);
  expect(await backUpOnSchedule(at(3), CLOCK, planIn(dir))).toEqual({ kind: 'not-yet' });
  await letTimePass();
  expect(await backUpOnSchedule(at(3), CLOCK, planIn(dir))).toMatchObject({ kind: 'written' });
  expect(await readdir(dir)).toEqual([nameOf(3)]);
});

test('half-written files of earlier days go once a backup is whole', async () => {
  const dir = await temporaryDataDir();
  for (const day of [3, 4]) {
    await writeFile(join(dir, `${nameOf(day)}.part`), 'half');
    await sql`insert into backup (kind, due_at, file_name)
      values ('scheduled', ${`2026-03-0${day}Z`}, ${nameOf(day)})`.execute(fixture.db);
    // The second one may still be at work.
    if (day === 3) await letTimePass();
  }
  await writeFile(join(dir, 'mine.part'), 'mine');
  await backUpOnSchedule(at(5), CLOCK, planIn(dir));
  const stays = [`${nameOf(4)}.part`, nameOf(5), 'mine.part'];
  expect((await readdir(dir)).toSorted()).toEqual(stays);
});

test('stopping ends a backup that is under way, and leaves no file', async () => {
  const dir = await temporaryDataDir();
  const stopping = new AbortController();
  stopping.abort();
  const stopped = backUpOnSchedule(at(3), CLOCK, planIn(dir), { signal: stopping.signal });
  await expect(stopped).rejects.toThrow(/aborted/);
  expect(await readdir(dir)).toEqual([]);
  expect((await seen()).lastFailed).toMatchObject({ problem: 'it was interrupted' });
});
