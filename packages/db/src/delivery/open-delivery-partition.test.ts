import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { isSomebodyWaiting, withDatabase } from '@galley/test/kit';
import { openDeliveryPartition } from './open-delivery-partition.ts';

const fixture = withDatabase();

test('a partition that waits for a long reader holds up no other session', async () => {
  const { db } = fixture;
  const { opening } = await db.transaction().execute(async (reader) => {
    await sql`select count(*) from delivery`.execute(reader);
    const waiting = openDeliveryPartition(db, '4711');
    await expect.poll(() => isSomebodyWaiting(fixture.db)).toBe(true);
    // Behind somebody who waits until the reader has ended, none of these would end either.
    for (let look = 0; look < 5; look += 1) await sql`select count(*) from delivery`.execute(db);
    return { opening: waiting };
  });
  await opening;
  const { rows } = await sql<{ there: boolean }>`
    select to_regclass('delivery_4711') is not null as there`.execute(db);
  expect(rows).toEqual([{ there: true }]);
});

test('sessions that open the same partition at once all find it', async () => {
  const { db } = fixture;
  await Promise.all(Array.from({ length: 5 }, () => openDeliveryPartition(db, '4712')));
  const { rows } = await sql`select from delivery_4712`.execute(db);
  expect(rows).toEqual([]);
});

test('a session that waited to create a partition finds that another has created it', async () => {
  const { db } = fixture;
  await db.connection().execute(async (second) => {
    // This session remembers that there is none.
    await sql`select to_regclass('delivery_4715')`.execute(second);
    const { opening } = await db.transaction().execute(async (first) => {
      await sql`select pg_advisory_xact_lock(hashtext('galley delivery partition'))`.execute(first);
      const waiting = openDeliveryPartition(second, '4715');
      await expect.poll(() => isSomebodyWaiting(fixture.db)).toBe(true);
      await sql`create table delivery_4715 partition of delivery for values in (4715)`.execute(
        first,
      );
      return { opening: waiting };
    });
    await expect(opening).resolves.toBeUndefined();
  });
});

test('a partition is created while the deliveries of another issue are vacuumed', async () => {
  const { db } = fixture;
  await openDeliveryPartition(db, '4713');
  await db.transaction().execute(async (vacuum) => {
    await sql`lock table delivery_4713 in share update exclusive mode`.execute(vacuum);
    await openDeliveryPartition(db, '4714');
  });
  const { rows } = await sql`select from delivery_4714`.execute(db);
  expect(rows).toEqual([]);
});
