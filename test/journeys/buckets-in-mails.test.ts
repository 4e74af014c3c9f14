import { sql } from '@galley/db';
import { expect, test } from 'vitest';
import { createTestDatabase } from '../kit/index.ts';
import { makeInstallation } from './distribute.fixture.ts';

const READERS = Array.from({ length: 24 }, (_, n) => `reader${n}@readers${n % 12}.example`);

// A mail is looked for by its tag, and a reader by the end of the link.
test('mails and their links name the bucket of their delivery, unless it is 0, the only one of one Postgres', async () => {
  const { database, isCluster, mailsTo, send } = await makeInstallation(
    createTestDatabase,
    READERS,
  );
  await send('1');
  const { rows } = await sql<{ address: string; id: string; bucket: number }>`
    select d.address, d.bucket, s.id from delivery d
    join subscription s on s.bucket = d.bucket and s.id = d.subscription_id`.execute(database.db);
  expect(rows.map(({ address }) => address).toSorted()).toEqual(READERS.toSorted());
  for (const { address, id, bucket } of rows) {
    const [mail] = mailsTo(address);
    expect(mail?.tags['galley_bucket'], address).toBe(bucket === 0 ? undefined : String(bucket));
    const end = bucket === 0 ? id : `${id}\\.${bucket}`;
    expect(mail?.tokens, address).toEqual([
      expect.stringMatching(new RegExp(`^\\w+\\.[\\w-]+\\.${end}$`)),
    ]);
  }
  const buckets = new Set(rows.map(({ bucket }) => bucket));
  expect(buckets.size).toBeGreaterThanOrEqual(isCluster ? 3 : 1);
  if (!isCluster) expect([...buckets]).toEqual([0]);
});
