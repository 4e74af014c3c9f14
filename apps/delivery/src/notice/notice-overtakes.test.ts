import { setTimeout as sleep } from 'node:timers/promises';
import { bucketOf, deliveryCounts, issueStanding } from '@galley/db';
import { serveSandbox } from '@galley/sandbox';
import { expect, onTestFinished, test } from 'vitest';
import { deliveryOptions, releaseIssue, withDatabase } from '../../../../test/kit/index.ts';
import { startDelivery } from '../start-delivery.ts';

const fixture = withDatabase();

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await sleep(50);
}

/** Writes what the site writes when somebody asks to subscribe. */
async function askForConfirmation(newsletterId: string): Promise<string> {
  const address = 'late@readers.example';
  const { db } = fixture;
  await db
    .updateTable('newsletter')
    .set({ sender: 'press@digest.example', postal_address: '1 Main St' })
    .where('id', '=', newsletterId)
    .execute();
  const { id: subscriberId, bucket } = await db
    .insertInto('subscriber')
    .values({ bucket: bucketOf(address), address, address_canonical: address, name: null })
    .returning(['id', 'bucket'])
    .executeTakeFirstOrThrow();
  const { id: subscription } = await db
    .insertInto('subscription')
    .values({
      bucket,
      newsletter_id: newsletterId,
      subscriber_id: subscriberId,
      status: 'pending',
      confirmed_at: null,
      unsubscribed_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id } = await db
    .insertInto('notice')
    .values({
      kind: 'confirmation',
      newsletter_id: newsletterId,
      subscription_id: subscription,
      issue_id: null,
      slot_due_on: null,
      address,
      round: 1,
      lease_until: null,
      resend_id: null,
      reason: null,
      ended_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

test('a confirmation overtakes a bulk send that uses up the whole rate', async () => {
  const served = await serveSandbox({ path: ':memory:', port: 0, rateLimit: 2 });
  onTestFinished(() => served.close());
  const issue = await releaseIssue(fixture.db, 4000);
  const delivery = await startDelivery(deliveryOptions(fixture.db, served.url));
  onTestFinished(() => delivery.stop());
  const accepted = async () => (await deliveryCounts(fixture.db, issue.id)).accepted;
  await until(async () => (await accepted()) >= 300);

  const notice = await askForConfirmation(issue.newsletterId);
  delivery.wake('work-notices');
  await until(async () => served.sandbox.ledger.byRecipient('late@readers.example').length > 0);
  // Newest first. If bulk went first, the confirmation would be the last of all.
  const ahead = served.sandbox.ledger
    .list({ limit: 5000 })
    .toReversed()
    .findIndex(({ to }) => to.includes('late@readers.example'));
  expect(ahead).toBeLessThan(3000);
  const before = await accepted();
  await until(async () => (await accepted()) > before);
  expect(await issueStanding(fixture.db, issue.id)).toMatchObject({ state: 'sending' });
  const row = await fixture.db
    .selectFrom('notice')
    .select('state')
    .where('id', '=', notice)
    .executeTakeFirstOrThrow();
  expect(row.state).toBe('accepted');
});
