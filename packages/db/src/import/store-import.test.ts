import { isSomebodyWaiting, releaseIssue, withDatabase } from '@galley/test/kit';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { bucketOf } from '../schema/bucket-of.ts';
import { importedRow } from './import-row.fixture.ts';
import { stageRows, withImport } from './stage-import.ts';
import { endOfChunk, storeStagedRows } from './store-import.ts';

const fixture = withDatabase();

test('somebody who subscribes while their line is stored keeps their row, and the others are stored', async () => {
  const { db } = fixture;
  const { newsletterId } = await releaseIssue(db, 0);
  const terms = {
    newsletterId,
    consent: 'They agreed.',
    source: 'list.csv',
    format: 'csv',
    hash: '0'.repeat(64),
    now: new Date(),
  };
  const { address } = importedRow(2);
  const made = await withImport(db, async (stage) => {
    await stageRows(stage, [1, 2, 3].map(importedRow));
    const upTo = (await endOfChunk(stage, 0, 10)) ?? 0;
    const { storing } = await db.transaction().execute(async (signUp) => {
      await signUp
        .insertInto('subscriber')
        .values({ bucket: bucketOf(address), address, address_canonical: address, name: 'Own' })
        .execute();
      const imported = storeStagedRows(stage, { after: 0, upTo }, terms);
      await expect.poll(() => isSomebodyWaiting(db)).toBe(true);
      return { storing: imported };
    });
    return storing;
  });
  expect(made).toEqual({ confirmed: 3, pending: 0, unsubscribed: 0, suppressed: 0 });
  const { rows } = await sql`
    select r.address, r.name, s.status, c.kind from subscriber r
    join subscription s on s.bucket = r.bucket and s.subscriber_id = r.id
    join consent c on c.bucket = s.bucket and c.subscription_id = s.id
    order by r.address`.execute(db);
  const stored = { status: 'confirmed', kind: 'imported' };
  expect(rows).toEqual([
    { address: 'r1@reader.example', name: null, ...stored },
    { address: 'r2@reader.example', name: 'Own', ...stored },
    { address: 'r3@reader.example', name: null, ...stored },
  ]);
});
