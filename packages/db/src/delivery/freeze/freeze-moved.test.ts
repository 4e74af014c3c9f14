import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { releaseIssue, withDatabase } from '../../../../../test/kit/index.ts';
import { readdressSubscriber } from '../../subscription/subscriber-rows.ts';
import { openDeliveryPartition } from '../open-delivery-partition.ts';
import { freezeAudienceChunk } from './freeze-audience.ts';

const fixture = withDatabase();

/** An issue with three readers, the first of whom is frozen already. */
async function begun() {
  const { db } = fixture;
  const { id, newsletterId } = await releaseIssue(db, 3);
  await openDeliveryPartition(db, id);
  const step = async () =>
    (await db.transaction().execute((trx) => freezeAudienceChunk(trx, { issueId: id, chunk: 1 })))
      .kind;
  const { rows } = await sql<{ id: string; address: string }>`
    select r.id::text, r.address from subscription s 
    join subscriber r on r.bucket = s.bucket and r.id = s.subscriber_id
    where s.newsletter_id = ${newsletterId} order by r.id`.execute(db);
  const addresses = rows.map(({ address }) => address);
  /** Gives a reader another address. */
  const move = async (index: number, address: string) => {
    const canonical = address;
    await db.transaction().execute(async (trx) => {
      const subscriber = await trx
        .selectFrom('subscriber')
        .select(['bucket', 'id'])
        .where('id', '=', rows[index]?.id ?? '')
        .executeTakeFirstOrThrow();
      await readdressSubscriber(trx, subscriber, { address, canonical });
    });
  };
  const finish = async () => {
    for (let kind = 'more'; kind === 'more';) kind = await step();
  };
  /** Whom the issue is for, by where their mail goes. */
  const frozen = async () => {
    const { rows: its } = await sql<{ reader: number; address: string }>`
      select subscriber_id as reader, address from delivery where issue_id = ${id}
      order by subscriber_id`.execute(db);
    return its.map(({ address }) => address);
  };
  expect(await step()).toBe('more');
  return { id, addresses, move, finish, frozen };
}

test('two readers who swap their addresses while the audience is frozen each get one mail', async () => {
  const { id, addresses, move, finish, frozen } = await begun();
  const [first = '', second = '', third = ''] = addresses;
  await move(0, `meanwhile@${id}.example`);
  await move(1, first);
  await move(0, second);
  await finish();
  expect(await frozen()).toEqual([second, first, third]);
});

test('a reader who takes over the address of one who was frozen before gets their mail there', async () => {
  const { id, addresses, move, finish, frozen } = await begun();
  const [first = '', , third = ''] = addresses;
  await move(0, `new@${id}.example`);
  await move(1, first);
  await finish();
  expect(await frozen()).toEqual([`new@${id}.example`, first, third]);
});

test('an address to which the issue is on its way already gets no second mail', async () => {
  const { id, addresses, move, finish, frozen } = await begun();
  const [first = '', , third = ''] = addresses;
  await sql`update batch set state = 'attempted', attempt = 1, idempotency_key = 'key ' || id::text,
    content_hash = 'hash' where issue_id = ${id}`.execute(fixture.db);
  await move(0, `other@${id}.example`);
  await move(1, first);
  await finish();
  expect(await frozen()).toEqual([first, third]);
});
