import { sql } from '@galley/db';
import { seeGauges } from '@galley/press/operate';
import { reportIssue } from '@galley/press/issue';
import { serveSandbox, type ServedSandbox } from '@galley/sandbox';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDeliveryDeps, type DeliveryDeps } from '../../apps/delivery/src/delivery-deps.ts';
import { sendIssue } from '../../apps/delivery/src/issue/send-issue.ts';
import { readInbound } from '../../apps/delivery/src/inbound/read-inbound.ts';
import { sendNextNotice } from '../../apps/delivery/src/notice/send-notice.ts';
import { deliveryOptions, owner, releaseIssue, withDatabase } from '../kit/index.ts';
import { writeMail } from '../kit/sign-mail.ts';

const fixture = withDatabase();
const IN = 'in.news.example';
const { signal } = new AbortController();

let sandbox: ServedSandbox;
let delivery: DeliveryDeps & { close(): Promise<void> };

beforeAll(async () => {
  sandbox = await serveSandbox({
    path: ':memory:',
    port: 0,
    rateLimit: null,
    receivingDomain: IN,
  });
  delivery = await openDeliveryDeps({
    ...deliveryOptions(fixture.db, sandbox.url),
    inboundDomain: IN,
  });
});

afterAll(async () => {
  await delivery.close();
  await sandbox.close();
});

/** Releases an issue of a newsletter with this setting; three people read it. */
async function release(canary: boolean) {
  const issue = await releaseIssue(fixture.db, 3);
  const { slug } = await fixture.db
    .updateTable('newsletter')
    .set({ canary, sender: 'Press <press@news.example>' })
    .where('id', '=', issue.newsletterId)
    .returning('slug')
    .executeTakeFirstOrThrow();
  return { ...issue, slug, address: `canary+${slug}@${IN}` };
}

async function send(issueId: string): Promise<void> {
  await sendIssue(delivery, issueId, signal);
  while (await sendNextNotice(delivery));
}

async function receive(): Promise<void> {
  await sql`update inbound_sweep set next_at = now()`.execute(fixture.db);
  await readInbound(delivery, signal);
}

const missing = async () => (await seeGauges(delivery)).canaryMissing;
const copies = (address: string) => sandbox.sandbox.ledger.byRecipient(address).length;

async function reportOf(slug: string) {
  const reported = await reportIssue(delivery, owner, { newsletter: slug, number: 1 });
  if (reported.kind !== 'reported') throw new Error(JSON.stringify(reported));
  return reported.report;
}

test('an issue is mailed to Galley once, comes back in, and changes no count', async () => {
  const { id, slug, address } = await release(true);
  await send(id);
  await send(id);
  expect(copies(address)).toBe(1);
  expect(await missing()).toBeGreaterThan(0);
  expect((await reportOf(slug)).canary).toMatchObject({ arrivedAt: null });

  await receive();
  expect(await missing()).toBe(0);
  const { canary, counts } = await reportOf(slug);
  expect(canary?.arrivedAt).not.toBeNull();
  expect(counts).toMatchObject({ audience: 3, accepted: 3 });
  const { rows } = await sql<{ results: string[] }>`select results from inbound_mail`.execute(
    fixture.db,
  );
  expect(rows).toEqual([{ results: ['arrived'] }]);
});

test("a stranger's mail to that address is no arrival", async () => {
  const { id, address } = await release(true);
  await send(id);
  await sql`delete from inbound_mail`.execute(fixture.db);
  const raw = await writeMail(
    { from: 'eve@b.example', to: address, subject: 'A subject', text: 'An issue.' },
    null,
  );
  sandbox.sandbox.receive({
    raw: Buffer.from(`X-Galley-Canary: ${id}.k1.AAAA\r\n${raw}`),
    receivedFor: [address],
  });
  await receive();
  const { rows } = await sql<{ results: string[] }>`
    select results from inbound_mail order by id`.execute(fixture.db);
  expect(rows.map(({ results }) => results)).toContainEqual(['stranger']);
});

test('nothing is mailed where nobody asked for it', async () => {
  const { id, slug, address } = await release(false);
  await send(id);
  expect(copies(address)).toBe(0);
  expect((await reportOf(slug)).canary).toBeNull();
});
