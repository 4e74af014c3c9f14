import { sql } from '@galley/db';
import { serveSandbox, type ServedSandbox } from '@galley/sandbox';
import { afterEach, expect, test, vi } from 'vitest';
import {
  createUndistributedDatabase,
  deliveryOptions,
  isSomebodyWaiting,
  releaseIssue,
  withDatabase,
} from '../../../../test/kit/index.ts';
import { openDeliveryDeps, type DeliveryDeps } from '../delivery-deps.ts';
import { sendIssue } from './send-issue.ts';

// Several buckets on one machine show what a cluster does.
const fixture = withDatabase(createUndistributedDatabase);
const never = new AbortController().signal;
const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close();
});

interface Frozen {
  readonly served: ServedSandbox;
  readonly deps: DeliveryDeps;
  readonly issueId: string;
  /** By their numbers. */
  readonly readers: readonly { readonly id: string; readonly address: string }[];
}

/** An issue whose audience is frozen, and whose first reader has moved to another bucket since. */
async function freezeThenMove(readers: number): Promise<Frozen> {
  const { db } = fixture;
  const served = await serveSandbox({ path: ':memory:', port: 0, rateLimit: null });
  open.push(served);
  const issue = await releaseIssue(db, readers);
  const deps = await openDeliveryDeps(deliveryOptions(db, served.url));
  open.push(deps);
  await db
    .updateTable('installation')
    .set({ buckets: [0, 7] })
    .execute();
  await sendIssue({ ...deps, limits: { ...deps.limits, lanes: 0 } }, issue.id, never);
  const { rows } = await sql<{ id: string; address: string }>`
    select subscriber_id as id, address from delivery where issue_id = ${issue.id}
    order by subscriber_id`.execute(db);
  await sql`update subscriber set bucket = 7, moved_at = now() where id = ${rows[0]?.id}`.execute(
    db,
  );
  await sql`update subscription set bucket = 7 where subscriber_id = ${rows[0]?.id}`.execute(db);
  return { served, deps, issueId: issue.id, readers: rows };
}

const mailed = (served: ServedSandbox) =>
  served.sandbox.ledger
    .list({ limit: 1000 })
    .flatMap((mail) => mail.to)
    .toSorted();

test('a reader who has moved to another bucket gets the mail that was frozen for them', async () => {
  const { served, deps, issueId, readers } = await freezeThenMove(3);
  await sendIssue(deps, issueId, never);
  expect(mailed(served)).toEqual(readers.map(({ address }) => address));
});

test('a reader who has moved and is suppressed while their batch is frozen is not mailed', async () => {
  const { served, deps, issueId, readers } = await freezeThenMove(3);
  const [first, ...others] = readers;
  const { sending } = await fixture.db.transaction().execute(async (trx) => {
    await sql`select from subscriber where id = ${first?.id} for update`.execute(trx);
    const begun = sendIssue(deps, issueId, never);
    await vi.waitUntil(() => isSomebodyWaiting(fixture.db), { timeout: 30_000, interval: 10 });
    await sql`insert into suppression (address_key, reason)
      values (${first?.address}, 'complaint')`.execute(trx);
    return { sending: begun };
  });
  await sending;
  expect(mailed(served)).toEqual(others.map(({ address }) => address));
});

test('a reader who is in no bucket at the moment is not taken for gone', async () => {
  const { served, deps, issueId, readers } = await freezeThenMove(3);
  const [first] = readers;
  // As when one machine has committed the reader's move, and the other not yet.
  const { rows } = await sql<{ reader: object; theirs: object }>`
    select to_jsonb(r) as reader, to_jsonb(s) as theirs from subscriber r
    join subscription s on s.subscriber_id = r.id where r.id = ${first?.id}`.execute(fixture.db);
  await sql`delete from subscriber where id = ${first?.id}`.execute(fixture.db);
  await expect(sendIssue(deps, issueId, never)).rejects.toThrow(/in no bucket at the moment/);
  expect(mailed(served)).toEqual([]);
  const back = rows[0];
  await sql`insert into subscriber overriding system value
    select * from jsonb_populate_record(null::subscriber, ${JSON.stringify(back?.reader)}::jsonb)
  `.execute(fixture.db);
  await sql`insert into subscription overriding system value
    select * from jsonb_populate_record(null::subscription, ${JSON.stringify(back?.theirs)}::jsonb)
  `.execute(fixture.db);
  await sendIssue(deps, issueId, never);
  expect(mailed(served)).toEqual(readers.map(({ address }) => address));
});
