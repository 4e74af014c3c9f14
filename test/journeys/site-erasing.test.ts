import { setTimeout as sleep } from 'node:timers/promises';
import { makeReaderToken } from '@galley/core/subscription';
import {
  freezeAudienceChunk,
  insertFeedbackEvent,
  openDeliveryPartition,
  type Database,
  type Transaction,
} from '@galley/db';
import { erase, suppress } from '@galley/press/subscription';
import { describe, expect, it } from 'vitest';
import { owner, releaseIssue, withDatabase } from '../kit/index.ts';
import { openSite } from './site.fixture.ts';

const test = withDatabase();

/** A released issue whose audience of two is frozen into one batch. */
async function freezeIssue() {
  const issue = await releaseIssue(test.db, 2);
  await openDeliveryPartition(test.db, issue.id);
  const input = { issueId: issue.id, chunk: 100 };
  await test.db.transaction().execute((trx) => freezeAudienceChunk(trx, input));
  const list = () =>
    test.db
      .selectFrom('delivery')
      .selectAll()
      .where('issue_id', '=', issue.id)
      .orderBy('subscriber_id')
      .execute();
  const [first] = await list();
  if (first === undefined || first.batch_id === null) throw new Error('nobody in the audience');
  return { first, batchId: first.batch_id, list, issueId: issue.id };
}

const setBatch = (id: string, state: 'attempted' | 'accepted') =>
  test.db
    .updateTable('batch')
    .set({ state, idempotency_key: `key ${id}`, content_hash: 'hash' })
    .where('id', '=', id)
    .execute();

describe('erasing somebody in an audience', () => {
  it('removes them from what has not begun', async () => {
    const { first, list } = await freezeIssue();
    const site = openSite(test.db);
    expect(await erase(site.deps, owner, { address: first.address })).toMatchObject({
      kind: 'erased',
    });
    expect(await list()).toMatchObject([
      { state: 'excluded', reason: 'erased', address: 'erased' },
      { state: 'pending' },
    ]);
  });

  it('waits while a mail to them may be on the wire', async () => {
    const { first, batchId, list } = await freezeIssue();
    const site = openSite(test.db);
    await setBatch(batchId, 'attempted');
    expect(await erase(site.deps, owner, { address: first.address })).toEqual({
      kind: 'in-flight',
      issues: [1],
    });
    expect(await list()).toMatchObject([{ state: 'pending', address: first.address }, {}]);
    expect(await test.db.selectFrom('suppression').select('id').execute()).toHaveLength(1);
  });

  it('keeps the count of sent mails, but no address, there or in events', async () => {
    const { first, batchId, list, issueId } = await freezeIssue();
    const site = openSite(test.db);
    await setBatch(batchId, 'accepted');
    await test.db
      .updateTable('delivery')
      .set({ state: 'accepted', resend_id: 'e1' })
      .where('batch_id', '=', first.batch_id)
      .execute();
    const tags = { galley_issue: issueId };
    const data = { email_id: 'e1', to: [first.address.toUpperCase()], subject: 'S', tags };
    const event = { type: 'email.bounced', created_at: '2026-03-11T08:00:00Z', data };
    await insertFeedbackEvent(test.db, {
      svixId: 'msg_1',
      occurredAt: new Date(event.created_at),
      type: event.type,
      payload: event,
      now: site.now(),
    });
    expect(await erase(site.deps, owner, { address: first.address })).toMatchObject({
      kind: 'erased',
    });
    expect(await list()).toMatchObject([
      { state: 'accepted', address: 'erased', resend_id: 'e1' },
      { state: 'accepted' },
    ]);
    const [stored] = await test.db.selectFrom('feedback_event').select('payload').execute();
    expect(stored?.payload).toEqual({
      type: 'email.bounced',
      created_at: event.created_at,
      data: { email_id: 'e1', to: [], tags },
    });
  });
});

describe('a freeze that has begun', () => {
  it.each(['unsubscribing', 'suppressing'])('makes %s wait', async (what) => {
    const { first } = await freezeIssue();
    const site = openSite(test.db);
    const token = makeReaderToken(site.keyring, first.subscription_id, 0);
    let done = false;
    const leave = async () => {
      if (what === 'suppressing') await suppress(site.deps, owner, { address: first.address });
      else expect((await site.post(`/unsubscribe/${token}`, {})).status).toBe(200);
      done = true;
    };
    const leaving = await test.db.transaction().execute(async (trx: Transaction<Database>) => {
      await trx
        .selectFrom('subscriber')
        .select('id')
        .where('bucket', '=', first.bucket)
        .where('id', '=', first.subscriber_id)
        .forShare()
        .execute();
      const begun = leave();
      await sleep(150);
      expect(done).toBe(false);
      return { begun };
    });
    await leaving.begun;
    expect(done).toBe(true);
  });
});
