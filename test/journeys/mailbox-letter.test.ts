import { setNewsletter } from '@galley/press/newsletter';
import { addSubscriber } from '@galley/press/subscription';
import { createLetterKey, serveSandbox } from '@galley/sandbox';
import { sql } from '@galley/db';
import { expect, onTestFinished, test } from 'vitest';
import { openDeliveryDeps } from '../../apps/delivery/src/delivery-deps.ts';
import { readInbound } from '../../apps/delivery/src/inbound/read-inbound.ts';
import { dnsOf } from '../kit/dkim-mails.ts';
import { deliveryOptions, owner, withDatabase } from '../kit/index.ts';

const fixture = withDatabase();
const IN = 'in.galley.test';
const TEXT = 'Grüße,\n\nAda says: leave = gone.\n\n\n';

/** A mailbox with a key, and a delivery that asks `recordOf` before it asks DNS. */
async function open(slug: string, believes: boolean) {
  const letterKey = createLetterKey();
  const sandbox = await serveSandbox({ path: ':memory:', port: 0, rateLimit: null, letterKey });
  onTestFinished(() => sandbox.close());
  const dns = dnsOf();
  const delivery = await openDeliveryDeps({
    ...deliveryOptions(fixture.db, sandbox.url),
    inboundDomain: IN,
    lookUpTexts: async (name) => {
      const record = believes ? letterKey.recordOf(name) : null;
      return record === null ? dns(name) : [[record]];
    },
  });
  onTestFinished(() => delivery.close());
  const newsletter = { slug, title: 'Digest', sender: `n@${slug}.example`, postalAddress: '1 St' };
  await setNewsletter({ ...delivery, providerUrl: sandbox.url }, owner, newsletter);
  const address = `ada@${slug}-readers.example`;
  const consent = { consent: 'by phone', source: 'test' };
  await addSubscriber(delivery, owner, { newsletter: slug, address, ...consent });

  /** Sends the form, has delivery read the mail, and tells what it led to. */
  const write = async (fields: Readonly<Record<string, string>>): Promise<unknown> => {
    const form = { from: address, to: `unsubscribe+${slug}@${IN}`, text: TEXT, ...fields };
    const answer = await fetch(`${sandbox.url}/mailbox/write`, {
      method: 'POST',
      body: new URLSearchParams(form),
      redirect: 'manual',
    });
    expect(answer.status).toBe(303);
    await sql`update inbound_sweep set next_at = now()`.execute(fixture.db);
    await readInbound(delivery, new AbortController().signal);
    const row = await fixture.db
      .selectFrom('inbound_mail')
      .select('results')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow();
    return row.results;
  };
  return { sandbox, write };
}

test('a mail that is signed in the mailbox is believed by the Galley that knows the key', async () => {
  const { write } = await open('alder', true);
  expect(await write({ subject: 'Unsubscribe', signed: 'on' })).toEqual(['left']);
});

test('a long subject in another script is signed as it is folded', async () => {
  const { write } = await open('birch', true);
  const subject = 'Bitte tragt mich aus, ich möchte das nicht mehr lesen. '.repeat(6);
  expect(await write({ subject, signed: 'on' })).toEqual(['left']);
});

test('a mail that nobody signs, or whose key nobody knows, only leads to a link', async () => {
  const unsigned = await open('cedar', true);
  expect(await unsigned.write({ subject: 'Unsubscribe' })).toEqual(['link']);
  const unknown = await open('dune', false);
  expect(await unknown.write({ subject: 'Unsubscribe', signed: 'on' })).toEqual(['link']);
});

test('a mailbox without a key offers no signature', async () => {
  const sandbox = await serveSandbox({ path: ':memory:', port: 0 });
  onTestFinished(() => sandbox.close());
  const page = await (await fetch(`${sandbox.url}/mailbox/write`)).text();
  expect(page).toContain('Nobody signs this mail');
  expect(page).not.toContain('name="signed"');
});
