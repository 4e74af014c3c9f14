import { createHash } from 'node:crypto';
import { deliveryCounts, issueStanding, sql } from '@galley/db';
import { serveSandbox, type ServedSandbox } from '@galley/sandbox';
import { afterEach, expect, test } from 'vitest';
import {
  deliveryOptions,
  releaseIssue,
  withRewind,
  type RewindableDatabase,
} from '../../../../test/kit/index.ts';
import { acceptedAddresses } from '../delivery.fixture.ts';
import { openDeliveryDeps, type DeliveryDeps } from '../delivery-deps.ts';
import { reconcileDue } from './reconcile-due.ts';
import { sendIssue } from './send-issue.ts';

// A standby that takes over without having all commits: what the old primary had told us is gone,
// and the provider remembers it.

const openDatabase = withRewind();
const never = new AbortController().signal;
const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close();
});

/** What went over the wire, in order. */
interface Call {
  readonly key: string;
  readonly bytes: string;
}

async function openWorld(readers: number) {
  const at = await openDatabase();
  const resend = await serveSandbox({ path: ':memory:', port: 0, rateLimit: null });
  open.push(resend);
  const issue = await releaseIssue(at.db, readers);
  const calls: Call[] = [];
  /** @param most how many calls a process makes before it stops; by default, it sends everything */
  const send = async (most = Infinity): Promise<void> => {
    const stop = new AbortController();
    const deps = await depsOf(at, resend);
    try {
      const { bulk } = deps;
      const recording: DeliveryDeps['bulk'] = {
        ...bulk,
        postBatch: async (call) => {
          calls.push({ key: call.idempotencyKey, bytes: hashOf(call.body) });
          if (calls.length >= most) stop.abort();
          return bulk.postBatch(call);
        },
      };
      for (let round = 0; round < 10 && !stop.signal.aborted; round += 1) {
        await sendIssue({ ...deps, bulk: recording }, issue.id, stop.signal);
        const { state } = await issueStanding(at.db, issue.id);
        if (state !== 'sending') return;
      }
    } finally {
      await deps.close();
    }
  };
  return { at, resend, issue, calls, send };
}

const depsOf = async ({ db }: RewindableDatabase, { url }: ServedSandbox) =>
  openDeliveryDeps({ ...deliveryOptions(db, url), limits: { lanes: 1 } });

function hashOf(segments: Iterable<string | Uint8Array>): string {
  const hash = createHash('sha256');
  for (const segment of segments) hash.update(segment);
  return hash.digest('hex');
}

/** Freezes the audience, and sends nothing. */
async function freeze({ at, resend, issue }: Awaited<ReturnType<typeof openWorld>>) {
  const deps = await depsOf(at, resend);
  const pace = { ...deps.pace, isLimited: () => false, turn: async () => false };
  try {
    await sendIssue({ ...deps, pace }, issue.id, never);
  } finally {
    await deps.close();
  }
}

const leave = ({ db }: RewindableDatabase, address: string) =>
  sql`update subscription set status = 'unsubscribed', unsubscribed_at = now()
    where subscriber_id = (select id from subscriber where address like ${`${address}@%`})`.execute(
    db,
  );

const comeBack = ({ db }: RewindableDatabase, address: string) =>
  sql`update subscription set status = 'confirmed', unsubscribed_at = null
    where subscriber_id = (select id from subscriber where address like ${`${address}@%`})`.execute(
    db,
  );

/** The provider's list tells what became of uncertain batches. */
async function readBack({ at, resend }: Awaited<ReturnType<typeof openWorld>>): Promise<void> {
  const deps = await depsOf(at, resend);
  await reconcileDue(deps, never);
  await deps.close();
}

const mailedTwice = (resend: ServedSandbox) =>
  acceptedAddresses(resend).filter((address, index, all) => all.indexOf(address) !== index);

const nameOf = (address: string): string => address.split('@')[0] ?? '';

/** Those of an audience who got no mail. */
async function missed({ db }: RewindableDatabase, resend: ServedSandbox): Promise<string[]> {
  const rows = await db
    .selectFrom('delivery')
    .select('address')
    .where('state', '<>', 'excluded')
    .execute();
  const mailed = new Set(acceptedAddresses(resend));
  return rows
    .map(({ address }) => address)
    .filter((address) => !mailed.has(address))
    .map(nameOf);
}

test('a lost claim is made again with the same key and the same bytes, and brings the same mails', async () => {
  const world = await openWorld(250);
  const { at, resend, issue, calls, send } = world;
  await freeze(world);
  await at.snapshot();
  await send();
  const before = calls.splice(0);
  const mailed = acceptedAddresses(resend);
  expect([before.length, mailed.length]).toEqual([3, 250]);
  await at.fallBack();
  await send();
  expect(calls).toEqual(before);
  expect(acceptedAddresses(resend)).toEqual(mailed);
  expect(await issueStanding(at.db, issue.id)).toMatchObject({ state: 'sent' });
  expect(await deliveryCounts(at.db, issue.id)).toMatchObject({ accepted: 250 });
});

test('if one of its readers has left meanwhile, the bytes differ: the batch is uncertain, and nobody is mailed twice', async () => {
  const world = await openWorld(250);
  const { at, resend, issue, calls, send } = world;
  await freeze(world);
  await at.snapshot();
  await send();
  const before = calls.splice(0);
  const mailed = acceptedAddresses(resend);
  await at.fallBack();
  await leave(at, 'reader150');
  await send();
  expect(calls.map(({ key }) => key)).toEqual(before.map(({ key }) => key));
  expect(calls.map(({ bytes }, index) => bytes === before[index]?.bytes)).toEqual([
    true,
    false,
    true,
  ]);
  expect(acceptedAddresses(resend)).toEqual(mailed);
  expect(await deliveryCounts(at.db, issue.id)).toMatchObject({ accepted: 150, uncertain: 99 });
  await readBack(world);
  expect(await deliveryCounts(at.db, issue.id)).toMatchObject({ accepted: 249 });
});

test('a lost audience is frozen again as it was, if nobody left or came back meanwhile', async () => {
  const { at, resend, issue, calls, send } = await openWorld(250);
  await at.snapshot();
  await send(2);
  const before = calls.splice(0);
  expect(before).toHaveLength(2);
  await at.fallBack();
  await send();
  expect(calls.slice(0, 2)).toEqual(before);
  expect(acceptedAddresses(resend)).toHaveLength(250);
  expect(mailedTwice(resend)).toEqual([]);
  expect(await issueStanding(at.db, issue.id)).toMatchObject({ state: 'sent' });
});

test('if somebody left before a lost audience is frozen again, nobody is mailed twice, but those who moved into a batch that had gone out may be missed', async () => {
  const world = await openWorld(250);
  const { at, resend, issue, calls, send } = world;
  await at.snapshot();
  await send(2);
  calls.splice(0);
  await at.fallBack();
  await leave(at, 'reader5');
  await send();
  expect(mailedTwice(resend)).toEqual([]);
  expect(await deliveryCounts(at.db, issue.id)).toMatchObject({ accepted: 49, uncertain: 200 });
  expect(await missed(at, resend)).toEqual(['reader201']);
  // Proof for one mail settles a batch, so the list doesn't tell of them.
  await readBack(world);
  expect(await deliveryCounts(at.db, issue.id)).toMatchObject({ accepted: 249 });
});

test('if somebody came back before a lost audience is frozen again, those who moved out of a batch that had gone out are mailed twice', async () => {
  const { at, resend, issue, calls, send } = await openWorld(250);
  await leave(at, 'reader5');
  await at.snapshot();
  await send(2);
  calls.splice(0);
  await at.fallBack();
  await comeBack(at, 'reader5');
  await send();
  expect(mailedTwice(resend).map(nameOf)).toEqual(['reader201']);
  expect(await deliveryCounts(at.db, issue.id)).toMatchObject({ accepted: 50, uncertain: 200 });
});
