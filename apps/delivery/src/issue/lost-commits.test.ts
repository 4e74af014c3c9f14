import { createHash } from 'node:crypto';
import { deliveryCounts, issueStanding, sql } from '@galley/db';
import type { ServedSandbox } from '@galley/sandbox';
import { expect, test } from 'vitest';
import type { RewindableDatabase } from '../../../../test/kit/index.ts';
import { acceptedAddresses } from '../delivery.fixture.ts';
import type { DeliveryDeps } from '../delivery-deps.ts';
import { inProcess, openRewindableDelivery } from '../rewindable-delivery.fixture.ts';
import { reconcileDue } from './reconcile-due.ts';
import { sendIssue } from './send-issue.ts';

// A standby that takes over without having all commits: what the old primary had told us is gone,
// and the provider remembers it.

const delivery = openRewindableDelivery();
const never = new AbortController().signal;

/** What went over the wire, in order. */
interface Call {
  readonly key: string;
  readonly bytes: string;
}

async function openWorld(readers: number) {
  const world = await delivery.openWorld(readers);
  const { at, resend, issue } = world;
  const calls: Call[] = [];
  /** @param most how many calls a process makes before it stops; by default, it sends everything */
  const send = async (most = Infinity): Promise<void> => {
    const stop = new AbortController();
    await inProcess(at, resend.url, async (deps) => {
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
    });
  };
  return { ...world, calls, send };
}

type World = Awaited<ReturnType<typeof openWorld>>;

function hashOf(segments: Iterable<string | Uint8Array>): string {
  const hash = createHash('sha256');
  for (const segment of segments) hash.update(segment);
  return hash.digest('hex');
}

/** Freezes the audience, and sends nothing. */
const freeze = ({ at, resend, issue }: World) =>
  inProcess(at, resend.url, async (deps) => {
    const pace = { ...deps.pace, isLimited: () => false, turn: async () => false };
    await sendIssue({ ...deps, pace }, issue.id, never);
  });

/** Sends the whole of a frozen issue, and loses that. */
async function loseClaims(world: World) {
  const { at, resend, calls, send } = world;
  await freeze(world);
  await at.snapshot();
  await send();
  const before = { calls: calls.splice(0), mailed: acceptedAddresses(resend) };
  await at.fallBack();
  return before;
}

/** Freezes the audience and sends two batches, and loses all of that. */
async function loseAudience({ at, calls, send }: World) {
  await at.snapshot();
  await send(2);
  const before = calls.splice(0);
  await at.fallBack();
  return before;
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
const readBack = ({ at, resend }: World) =>
  inProcess(at, resend.url, (deps) => reconcileDue(deps, never));

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
  const before = await loseClaims(world);
  expect([before.calls.length, before.mailed.length]).toEqual([3, 250]);
  await send();
  expect(calls).toEqual(before.calls);
  expect(acceptedAddresses(resend)).toEqual(before.mailed);
  expect(await issueStanding(at.db, issue.id)).toMatchObject({ state: 'sent' });
  expect(await deliveryCounts(at.db, issue.id)).toMatchObject({ accepted: 250 });
});

test('if one of its readers has left meanwhile, the bytes differ: the batch is uncertain, and nobody is mailed twice', async () => {
  const world = await openWorld(250);
  const { at, resend, issue, calls, send } = world;
  const before = await loseClaims(world);
  await leave(at, 'reader150');
  await send();
  expect(calls.map(({ key }) => key)).toEqual(before.calls.map(({ key }) => key));
  expect(calls.map(({ bytes }, index) => bytes === before.calls[index]?.bytes)).toEqual([
    true,
    false,
    true,
  ]);
  expect(acceptedAddresses(resend)).toEqual(before.mailed);
  expect(await deliveryCounts(at.db, issue.id)).toMatchObject({ accepted: 150, uncertain: 99 });
  await readBack(world);
  expect(await deliveryCounts(at.db, issue.id)).toMatchObject({ accepted: 249 });
});

test('a lost audience is frozen again as it was, if nobody left or came back meanwhile', async () => {
  const world = await openWorld(250);
  const { at, resend, issue, calls, send } = world;
  const before = await loseAudience(world);
  expect(before).toHaveLength(2);
  await send();
  expect(calls.slice(0, 2)).toEqual(before);
  expect(acceptedAddresses(resend)).toHaveLength(250);
  expect(mailedTwice(resend)).toEqual([]);
  expect(await issueStanding(at.db, issue.id)).toMatchObject({ state: 'sent' });
});

test('if somebody left before a lost audience is frozen again, nobody is mailed twice, but those who moved into a batch that had gone out may be missed', async () => {
  const world = await openWorld(250);
  const { at, resend, issue, send } = world;
  await loseAudience(world);
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
  const world = await openWorld(250);
  const { at, resend, issue, send } = world;
  await leave(at, 'reader5');
  await loseAudience(world);
  await comeBack(at, 'reader5');
  await send();
  expect(mailedTwice(resend).map(nameOf)).toEqual(['reader201']);
  expect(await deliveryCounts(at.db, issue.id)).toMatchObject({ accepted: 50, uncertain: 200 });
});
