import { createUndistributedDatabase, releaseIssue, withDatabase } from '@galley/test/kit';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { openDeliveryPartition } from '../open-delivery-partition.ts';
import { freezeAudienceChunk } from './freeze-audience.ts';

// Several buckets on one machine show what a cluster does.
const fixture = withDatabase(createUndistributedDatabase);
const CHUNK = 2;

async function release(readers: number) {
  const { db } = fixture;
  const { id, newsletterId } = await releaseIssue(db, readers);
  await openDeliveryPartition(db, id);
  const { rows } = await sql<{ id: string }>`
    select subscriber_id as id from subscription where newsletter_id = ${newsletterId}
    order by subscriber_id`.execute(db);
  const step = async () =>
    (
      await db
        .transaction()
        .execute((trx) => freezeAudienceChunk(trx, { issueId: id, chunk: CHUNK }))
    ).kind;
  const finish = async () => {
    for (let steps = 1; (await step()) === 'more'; steps += 1) {
      if (steps > readers) throw new Error('the audience never becomes complete');
    }
  };
  const issue = () =>
    db
      .selectFrom('issue')
      .select(['audience', 'freeze_cursor'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
  return { id, newsletterId, readers: rows.map((row) => row.id), step, finish, issue };
}

/** Puts a reader into a bucket; one who was in another has moved. */
async function put(reader: string | undefined, bucket: number, moved = false): Promise<void> {
  const at = moved ? sql`now()` : sql`null`;
  await sql`update subscriber set bucket = ${bucket}, moved_at = ${at} where id = ${reader}`.execute(
    fixture.db,
  );
  await sql`update subscription set bucket = ${bucket} where subscriber_id = ${reader}`.execute(
    fixture.db,
  );
}

async function frozen(issueId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    select subscriber_id as id from delivery where issue_id = ${issueId}
    order by subscriber_id`.execute(fixture.db);
  return rows.map(({ id }) => id);
}

/** The last two are frozen in bucket 0; then the first two move there from bucket 7. */
async function moveBehind() {
  const made = await release(5);
  await fixture.db
    .updateTable('installation')
    .set({ buckets: [0, 7] })
    .execute();
  for (const reader of made.readers.slice(0, 3)) await put(reader, 7);
  await made.step();
  for (const reader of made.readers.slice(0, 2)) await put(reader, 0, true);
  return made;
}

test('readers who move to where the freeze has been, from where it is still to come, are frozen at the end', async () => {
  const { id, readers, finish } = await moveBehind();
  await finish();
  expect(await frozen(id)).toEqual(readers);
});

test('such a reader who gets nothing holds up no audience', async () => {
  const { id, readers, finish } = await moveBehind();
  const [first, ...others] = readers;
  await sql`insert into suppression (address_key, reason)
    select address_canonical, 'complaint' from subscriber where id = ${first}`.execute(fixture.db);
  await finish();
  expect(await frozen(id)).toEqual(others);
});

test('a chunk whose readers were committed without its progress is counted when it is frozen again', async () => {
  const { id, readers, step, finish, issue } = await release(5);
  await step();
  const before = await issue();
  await step();
  await fixture.db.updateTable('issue').set(before).where('id', '=', id).execute();
  await finish();
  expect(await issue()).toMatchObject({ audience: 5 });
  expect(await frozen(id)).toEqual(readers);
});

test('a reader who moves after they were frozen has caught up with the issue, too', async () => {
  const { db } = fixture;
  const { id, newsletterId, readers, step, finish } = await release(3);
  const { id: missed } = await releaseIssue(db, 0);
  await sql`update issue set newsletter_id = ${newsletterId}, number = 2, state = 'sent',
    frozen_at = '2026-02-10', dated_on = '2026-02-10' where id = ${missed}`.execute(db);
  await sql`update issue set best_of = '2026-02' where id = ${id}`.execute(db);
  await db
    .updateTable('installation')
    .set({ buckets: [0, 7] })
    .execute();
  await sql`update subscription set catch_up_since = '2026-02-03', paused_until = '2026-02-24'
    where newsletter_id = ${newsletterId}`.execute(db);
  await step();
  await put(readers[0], 7, true);
  await finish();
  const { rows } = await sql<{ id: string }>`select subscriber_id as id from subscription
    where newsletter_id = ${newsletterId} and catch_up_since is not null`.execute(db);
  expect(rows).toEqual([]);
});
