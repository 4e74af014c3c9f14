import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDepartureLine } from '@galley/core/departure';
import { oldestDeparture, sql } from '@galley/db';
import { createKeyring, readDepartures } from '@galley/runtime';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withDatabase } from '../../../../test/kit/index.ts';
import { beginLog, logDepartures, markComplete } from './log-departures.ts';

const fixture = withDatabase();
const keyring = createKeyring(['k'.repeat(40)]);
const keyIds = new Set(keyring.signWithEach('').map(({ keyId }) => keyId));
const never = new AbortController().signal;

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galley-departures-'));
  await sql`delete from departure`.execute(fixture.db);
});
afterEach(() => rm(folder, { recursive: true }));

const log = () => ({ db: fixture.db, keyring, clock: () => new Date(), folder });

async function entries() {
  const found = [];
  for await (const line of readDepartures(folder)) {
    const read = readDepartureLine(keyring, keyIds, line);
    found.push(read.kind === 'entry' ? read.entry : read.kind);
  }
  return found;
}

let count = 0;
async function suppress(people: number): Promise<void> {
  count += 1;
  await sql`insert into suppression (address_key, reason)
    select format('reader%s-%s@readers.example', ${count}::int, n), 'by-hand'
    from generate_series(1, ${people}::int) n`.execute(fixture.db);
}

test('departures leave the database for the log, which has no address, and says that it is complete', async () => {
  await beginLog(log());
  await suppress(2);
  expect(await oldestDeparture(fixture.db)).toMatchObject({ count: 2 });
  await markComplete(log());
  expect(await logDepartures(log(), never)).toBe(2);
  expect(await oldestDeparture(fixture.db)).toBeNull();
  await markComplete(log());
  expect(await entries()).toMatchObject([
    { kind: 'began' },
    { kind: 'suppressed', reason: 'by-hand', who: expect.stringMatching(/^hmac:/) },
    { kind: 'suppressed' },
    { kind: 'complete' },
  ]);
  for await (const line of readDepartures(folder)) expect(line).not.toContain('readers.example');
});

test('a death between the log and the database leaves lines twice, and none is lost', async () => {
  await beginLog(log());
  await suppress(3);
  const dying = fixture.db.withPlugin({
    transformQuery({ node }) {
      const isDelete =
        node.kind === 'RawNode' && /delete from departure/.test(node.sqlFragments[0] ?? '');
      if (isDelete) throw new Error('dead');
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  await expect(logDepartures({ ...log(), db: dying }, never)).rejects.toThrow('dead');
  await logDepartures(log(), never);
  const who = (await entries()).flatMap((one) =>
    typeof one === 'object' && 'who' in one ? [one.who] : [],
  );
  expect(who).toHaveLength(6);
  expect(new Set(who).size).toBe(3);
});

test('several processes log each departure once', async () => {
  await beginLog(log());
  await suppress(2_500);
  const moved = await Promise.all([1, 2, 3].map(() => logDepartures(log(), never)));
  expect(moved.reduce((sum, one) => sum + one, 0)).toBe(2_500);
  expect(await oldestDeparture(fixture.db)).toBeNull();
  const found = await entries();
  expect(found).toHaveLength(2_501);
  expect(found).not.toContain('unreadable');
});

test('a folder that takes no file keeps departures in the database', async () => {
  await beginLog(log());
  await suppress(1);
  const nowhere = { ...log(), folder: join(folder, 'missing', 'log') };
  await expect(logDepartures(nowhere, never)).rejects.toThrow('ENOENT');
  expect(await oldestDeparture(fixture.db)).toMatchObject({ count: 1 });
});
