import { deliveryCounts, issueStanding, readSendingProgress, sql } from '@galley/db';
import { erase } from '@galley/press/subscription';
import { decideUncertain, sendAgain, takeBackIssue } from '@galley/press/issue';
import { createKeyring } from '@galley/runtime';
import { expect, test } from 'vitest';
import { owner } from '../../../../test/kit/owner.ts';
import {
  releaseIssue,
  resendError,
  serveGateway,
  withDatabase,
  type GatewayAnswer,
} from '../../../../test/kit/index.ts';
import { acceptedAddresses, openTestDelivery } from '../delivery.fixture.ts';

const fixture = withDatabase();
const { serve, depsFor, work } = openTestDelivery(fixture);
const press = {
  get db() {
    return fixture.db;
  },
  clock: () => new Date(),
  publicUrl: '',
  providerUrl: '',
};

const counts = (issueId: string) => deliveryCounts(fixture.db, issueId);

/** An issue to readers of two batches, whose second was lost on its way and is uncertain now. */
async function openUncertain(readers = 150) {
  const served = await serve();
  let batches = 0;
  let answer: GatewayAnswer | null = null;
  const gateway = await serveGateway(served.url, (call) => {
    if (call.path !== '/emails/batch') return null;
    batches += 1;
    return batches === 2 ? { status: 502, body: 'lost' } : answer;
  });
  const issue = await releaseIssue(fixture.db, readers);
  const { slug } = await fixture.db
    .updateTable('newsletter')
    .set({ undo_window_seconds: 0 })
    .where('id', '=', issue.newsletterId)
    .returning('slug')
    .executeTakeFirstOrThrow();
  const deps = await depsFor(gateway.url, { lanes: 1 });
  // Stops after the lost answer, so that hours can pass.
  await work(deps, issue.id, 1);
  await sql`update batch set first_ambiguous_at = now() - interval '25 hours'
    where issue_id = ${issue.id} and first_ambiguous_at is not null`.execute(fixture.db);
  await sql`update batch set not_before = now() where issue_id = ${issue.id}`.execute(fixture.db);
  await work(deps, issue.id);
  const ref = { newsletter: slug, number: 1 };
  const { rows } = await sql<{ id: string; address: string }>`
    select subscriber_id as id, address from delivery
    where issue_id = ${issue.id} and state = 'uncertain' order by subscriber_id`.execute(
    fixture.db,
  );
  const [first] = rows;
  if (first === undefined) throw new Error('nobody is uncertain');
  const decide = async () =>
    decideUncertain(press, owner, {
      ...ref,
      address: first.address,
      decision: 'rejected',
      by: 'ada',
      because: 'the provider has no such mail',
    });
  return {
    served,
    gateway,
    issue,
    ref,
    deps,
    lost: rows,
    decide,
    answerWith: (next: GatewayAnswer | null) => void (answer = next),
  };
}

/** With ordinals from 1, wherever the bucket's begin. */
async function keysOf(issueId: string) {
  const rows = await fixture.db
    .selectFrom('batch')
    .select(['ordinal', 'epoch', 'state', 'size', 'idempotency_key as key'])
    .where('issue_id', '=', issueId)
    .orderBy('ordinal')
    .orderBy('epoch')
    .execute();
  const before = (rows[0]?.ordinal ?? 1) - 1;
  return rows.map((row) => ({ ...row, ordinal: row.ordinal - before }));
}

test('those whose mail never arrived get the issue once, under a new key, and nobody else does', async () => {
  const { served, gateway, issue, ref, deps, decide } = await openUncertain();
  expect(await counts(issue.id)).toMatchObject({ accepted: 100, uncertain: 50 });
  await decide();
  expect(await sendAgain(press, owner, ref)).toMatchObject({
    kind: 'done',
    again: { number: 1, readers: 50, batches: 1, stay: 0, arrived: 0 },
  });
  expect(await issueStanding(fixture.db, issue.id)).toMatchObject({ state: 'sending' });
  await work(deps, issue.id);
  expect(await issueStanding(fixture.db, issue.id)).toMatchObject({ state: 'sent' });
  expect(await counts(issue.id)).toMatchObject({ audience: 150, accepted: 150, rejected: 0 });
  expect(new Set(acceptedAddresses(served)).size).toBe(150);
  expect(acceptedAddresses(served)).toHaveLength(150);
  const batches = await keysOf(issue.id);
  expect(batches).toMatchObject([
    { ordinal: 1, epoch: 0, state: 'accepted' },
    { ordinal: 2, epoch: 0, state: 'rejected' },
    { ordinal: 2, epoch: 1, state: 'accepted', size: 50 },
  ]);
  expect(new Set(batches.map(({ key }) => key)).size).toBe(3);
  expect(await sendAgain(press, owner, ref)).toEqual({
    kind: 'nothing-to-send-again',
    number: 1,
    stay: 0,
    arrived: 0,
  });
  await gateway.close();
});

test('nobody whose mail is uncertain is sent it again', async () => {
  const { gateway, ref } = await openUncertain();
  expect(await sendAgain(press, owner, ref)).toMatchObject({ kind: 'nothing-to-send-again' });
  await gateway.close();
});

test('a batch is not sent again once an event about it came, whatever somebody decided', async () => {
  const { gateway, issue, ref, lost, decide } = await openUncertain();
  await decide();
  await sql`update delivery set delivered_at = now() where issue_id = ${issue.id}
    and subscriber_id = ${lost[0]?.id}`.execute(fixture.db);
  expect(await sendAgain(press, owner, ref)).toMatchObject({
    kind: 'nothing-to-send-again',
    arrived: 50,
  });
  await gateway.close();
});

test('a batch counts as accepted if an event about it comes before it goes again', async () => {
  const { served, gateway, issue, ref, deps, lost, decide } = await openUncertain();
  await decide();
  await sendAgain(press, owner, ref);
  await sql`update delivery set resend_id = 'late', delivered_at = now()
    where issue_id = ${issue.id} and subscriber_id = ${lost[0]?.id}`.execute(fixture.db);
  // Also if that reader is gone by then.
  const keyring = createKeyring(['send again'.repeat(4)]);
  await erase({ ...press, keyring }, owner, { address: lost[0]?.address ?? '' });
  await work(deps, issue.id);
  expect(acceptedAddresses(served)).toHaveLength(100);
  expect(await issueStanding(fixture.db, issue.id)).toMatchObject({ state: 'sent' });
  expect(await counts(issue.id)).toMatchObject({ accepted: 149, excluded: 1, rejected: 0 });
  expect(await keysOf(issue.id)).toMatchObject([
    { ordinal: 1, state: 'accepted' },
    { ordinal: 2, epoch: 0, state: 'rejected' },
    { ordinal: 2, epoch: 1, state: 'accepted', size: 49, key: null },
  ]);
  await gateway.close();
});

test('who left, is suppressed or was erased meanwhile is excluded, with the reason', async () => {
  const { served, gateway, issue, ref, deps, lost, decide } = await openUncertain();
  await decide();
  const [left, suppressed, erased, moved] = lost;
  await sql`update subscription set status = 'unsubscribed'
    where subscriber_id = ${left?.id}`.execute(fixture.db);
  await sql`insert into suppression (bucket, address_key, reason)
    values (bucket_of(${suppressed?.address}), ${suppressed?.address}, 'by-hand')`.execute(
    fixture.db,
  );
  const keyring = createKeyring(['send again'.repeat(4)]);
  const erasing = { address: erased?.address ?? '' };
  expect(await erase({ ...press, keyring }, owner, erasing)).toMatchObject({
    kind: 'erased',
  });
  await sql`update subscriber set address = 'new@moved.example',
    address_canonical = 'new@moved.example' where id = ${moved?.id}`.execute(fixture.db);
  expect(await sendAgain(press, owner, ref)).toMatchObject({ again: { readers: 49 } });
  await work(deps, issue.id);
  const { rows } = await sql`select reason, count(*)::integer as readers from delivery
    where issue_id = ${issue.id} and state = 'excluded' group by 1 order by 1`.execute(fixture.db);
  expect(rows).toEqual([
    { reason: 'erased', readers: 1 },
    { reason: 'suppressed', readers: 1 },
    { reason: 'unsubscribed', readers: 1 },
  ]);
  expect(await counts(issue.id)).toMatchObject({ accepted: 147, excluded: 3, rejected: 0 });
  expect(acceptedAddresses(served)).toContain('new@moved.example');
  expect(acceptedAddresses(served)).not.toContain(moved?.address);
  await gateway.close();
});

test('a batch whose readers were all erased meanwhile is rejected no longer', async () => {
  const { gateway, issue, ref, lost, decide } = await openUncertain(102);
  await decide();
  const keyring = createKeyring(['send again'.repeat(4)]);
  for (const { address } of lost) await erase({ ...press, keyring }, owner, { address });
  expect(await sendAgain(press, owner, ref)).toMatchObject({ again: { readers: 0, batches: 0 } });
  expect(await counts(issue.id)).toMatchObject({ rejected: 0, excluded: 2 });
  const [told] = await readSendingProgress(fixture.db, [issue.id]);
  expect(told).toMatchObject({ rejected: 0, pending: 0, accepted: 100 });
  await gateway.close();
});

test('within the undo window nothing leaves, and taking it back leaves all as it was', async () => {
  const { served, gateway, issue, ref, deps, decide } = await openUncertain();
  await decide();
  await sql`update newsletter set undo_window_seconds = 600
    where id = ${issue.newsletterId}`.execute(fixture.db);
  const before = await counts(issue.id);
  await sendAgain(press, owner, ref);
  await work(deps, issue.id, 1);
  await sql`update batch set not_before = now() + interval '9 minutes'
    where issue_id = ${issue.id} and state = 'prepared'`.execute(fixture.db);
  expect(acceptedAddresses(served)).toHaveLength(100);
  expect(await takeBackIssue(press, owner, ref)).toMatchObject({
    kind: 'done',
    issue: { state: 'sent' },
  });
  expect(await counts(issue.id)).toEqual(before);
  expect(await sendAgain(press, owner, ref)).toMatchObject({ again: { readers: 50 } });
  await work(deps, issue.id);
  expect(await takeBackIssue(press, owner, ref)).toMatchObject({ kind: 'wrong-state' });
  expect(await counts(issue.id)).toMatchObject({ accepted: 150, rejected: 0 });
  await gateway.close();
});

test('while the reason is still there, nothing is sent again', async () => {
  const { gateway, ref, decide } = await openUncertain();
  await decide();
  const other = await releaseIssue(fixture.db, 1);
  await sql`update issue set state = 'paused', reason = 'not-allowed'
    where id = ${other.id}`.execute(fixture.db);
  expect(await sendAgain(press, owner, ref)).toMatchObject({
    kind: 'reason-not-gone',
    detail: expect.stringContaining('(not-allowed)'),
  });
  await sql`update issue set state = 'cancelled' where id = ${other.id}`.execute(fixture.db);
  await sql`update sending_rate set daily_used = 100, daily_limit = 100, quota_seen_at = now()`.execute(
    fixture.db,
  );
  expect(await sendAgain(press, owner, ref)).toMatchObject({
    kind: 'reason-not-gone',
    detail: "the day's quota is used up",
  });
  await sql`update sending_rate set daily_used = null, daily_limit = null, quota_seen_at = null`.execute(
    fixture.db,
  );
  await gateway.close();
});

test('a key that is still broken pauses the issue at the first reply, and loses nobody', async () => {
  const { gateway, issue, ref, deps, decide, answerWith } = await openUncertain();
  await decide();
  answerWith(resendError(401, 'invalid_api_key', 'API key is invalid'));
  await sendAgain(press, owner, ref);
  await work(deps, issue.id);
  expect(await issueStanding(fixture.db, issue.id)).toMatchObject({
    state: 'paused',
    reason: 'not-allowed',
  });
  answerWith(null);
  await sql`update issue set state = 'sending', reason = null where id = ${issue.id}`.execute(
    fixture.db,
  );
  await work(deps, issue.id);
  expect(await counts(issue.id)).toMatchObject({ accepted: 150, rejected: 0, uncertain: 0 });
  await gateway.close();
});

test('readers rejected for their own address stay', async () => {
  const { gateway, issue, ref, lost, decide } = await openUncertain();
  await decide();
  await sql`
    with made as (
      insert into batch (issue_id, rendition_id, ordinal, size, state, reason)
      values (${issue.id}, ${issue.renditionId}, 9, 1, 'rejected',
        'HTTP 422 · validation_error · Invalid \`to\` field: …')
      returning id
    )
    update delivery set batch_id = made.id from made
    where issue_id = ${issue.id} and subscriber_id = ${lost[0]?.id}`.execute(fixture.db);
  expect(await sendAgain(press, owner, ref)).toMatchObject({ again: { readers: 49, stay: 1 } });
  expect(await counts(issue.id)).toMatchObject({ rejected: 1, pending: 49 });
  await gateway.close();
});

test('an issue whose deliveries were dropped is refused, and so is one that was never sent', async () => {
  const { gateway, issue, ref, decide } = await openUncertain();
  await decide();
  await sql`update issue set final_counts = '{}' where id = ${issue.id}`.execute(fixture.db);
  expect(await sendAgain(press, owner, ref)).toEqual({ kind: 'deliveries-dropped', number: 1 });
  await sql`update issue set state = 'paused', final_counts = null
    where id = ${issue.id}`.execute(fixture.db);
  expect(await sendAgain(press, owner, ref)).toMatchObject({ kind: 'wrong-state' });
  await gateway.close();
});
