import { readLinkToken, type LinkPurpose } from '@galley/core/editor';
import { insertPersonNotices, type PersonNotice } from '@galley/db';
import { createKeyring } from '@galley/runtime';
import { serveSandbox } from '@galley/sandbox';
import { afterEach, expect, test } from 'vitest';
import { deliveryOptions, withDatabase } from '../../../../test/kit/index.ts';
import { openDeliveryDeps } from '../delivery-deps.ts';
import { sendNextNotice } from './send-notice.ts';

const fixture = withDatabase();
const keyring = createKeyring(['k'.repeat(32)]);
const MINUTE = 60_000;
const open: { close(): Promise<void> }[] = [];
let count = 0;

afterEach(async () => {
  for (const one of open.splice(0).toReversed()) await one.close();
});

async function people(publicUrl = 'https://news.example') {
  count += 1;
  const address = `editor${count}@longread.example`;
  const served = await serveSandbox({ path: ':memory:', port: 0, rateLimit: null });
  open.push(served);
  const options = { ...deliveryOptions(fixture.db, served.url), keyring, publicUrl };
  const deps = await openDeliveryDeps(options);
  open.push(deps);
  const made = await fixture.db
    .insertInto('newsletter')
    .values({
      slug: `n${count}`,
      title: 'The Long Read',
      sender: 'press@longread.example',
      postal_address: '1 Galley Lane',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const person = await fixture.db
    .insertInto('person')
    .values({
      address,
      address_canonical: address,
      name: null,
      recovered_at: new Date(),
      created_at: new Date(),
      removed_at: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();

  /** Queues a notice to the editor, sends what is due, and reads how it ended. */
  const send = async (notice: PersonNotice) => {
    await fixture.db.transaction().execute((trx) =>
      insertPersonNotices(trx, {
        ...notice,
        newsletterId: made.id,
        addresses: [address],
        now: new Date(),
      }),
    );
    await sendNextNotice(deps);
    const row = await fixture.db
      .selectFrom('notice')
      .selectAll()
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    const [mail] = served.sandbox.ledger.list({ limit: 1 });
    const text = mail === undefined ? null : (served.sandbox.ledger.content(mail)?.text ?? '');
    return { row, to: mail?.to, text };
  };

  const link = async (values: { readonly expiresAt?: Date; readonly endedAt?: Date } = {}) => {
    const { id } = await fixture.db
      .insertInto('sign_in_link')
      .values({
        person_id: person.id,
        address_key: 'a',
        network: null,
        browser_hash: 'b',
        created_at: new Date(Date.now() - 5 * MINUTE),
        expires_at: values.expiresAt ?? new Date(Date.now() + 10 * MINUTE),
        ended_at: values.endedAt ?? null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  };

  const invitation = async (endedAt: Date | null = null) => {
    const { id } = await fixture.db
      .insertInto('invitation')
      .values({
        address,
        address_canonical: address,
        newsletter_id: null,
        role: 'owner',
        invited_by: person.id,
        created_at: new Date(),
        expires_at: new Date(Date.now() + 7 * 24 * 60 * MINUTE),
        ended_at: endedAt,
        accepted_by: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return id;
  };
  return { address, personId: person.id, send, link, invitation };
}

/** The row that the link in a mail names. */
function linkedRow(text: string | null, page: LinkPurpose): string | null {
  const found = new RegExp(`https://news\\.example/desk/${page}#([\\w.-]+)`).exec(text ?? '');
  return readLinkToken(keyring, page, found?.[1] ?? '');
}

test('a sign-in mail carries the link of its own row, in the part that no server sees', async () => {
  const { address, send, link } = await people();
  const signInLinkId = await link();
  const { row, to, text } = await send({ kind: 'sign-in', signInLinkId });
  expect(row.state).toBe('accepted');
  expect(to).toEqual([address]);
  expect(linkedRow(text, 'sign-in')).toBe(signInLinkId);
  expect(text).toContain('15 minutes');
});

test.each([
  ['was used', { endedAt: new Date() }, 'spent'],
  ['is too old', { expiresAt: new Date(Date.now() - 1) }, 'expired'],
])('a link that %s meanwhile is not mailed', async (_why, values, reason) => {
  const { send, link } = await people();
  const { row, text } = await send({ kind: 'sign-in', signInLinkId: await link(values) });
  expect(row).toMatchObject({ state: 'rejected', reason });
  expect(text).toBeNull();
});

test('an invitation carries its link, until it is taken back', async () => {
  const { send, invitation } = await people();
  const ended = await send({ kind: 'invitation', invitationId: await invitation(new Date()) });
  expect(ended.row).toMatchObject({ state: 'rejected', reason: 'no-invitation' });
  const invitationId = await invitation();
  const { text } = await send({ kind: 'invitation', invitationId });
  expect(linkedRow(text, 'invitation')).toBe(invitationId);
  expect(text).toContain('every other newsletter');
});

test('owners learn of a recovery, until somebody has confirmed it', async () => {
  const { address, personId, send } = await people();
  const { text } = await send({ kind: 'recovered', personId });
  expect(text).toContain(`galley person confirm ${address}`);
  expect(text).toContain('https://news.example/desk/people');
  const confirmed = { recovered_at: null };
  await fixture.db.updateTable('person').set(confirmed).where('id', '=', personId).execute();
  const { row } = await send({ kind: 'recovered', personId });
  expect(row).toMatchObject({ state: 'rejected', reason: 'confirmed' });
});

test('the command in that mail is safe to paste, whatever the address holds', async () => {
  const { personId, send } = await people();
  const address = "o'$IFS|id@reader.example";
  await fixture.db.updateTable('person').set({ address }).where('id', '=', personId).execute();
  const { text } = await send({ kind: 'recovered', personId });
  expect(text).toContain(String.raw`galley person confirm 'o'\''$IFS|id@reader.example'`);
});

test('where there is no desk, no link is mailed', async () => {
  const { send, link, invitation } = await people('http://news.example');
  const signIn = await send({ kind: 'sign-in', signInLinkId: await link() });
  const invited = await send({ kind: 'invitation', invitationId: await invitation() });
  expect([signIn.row.reason, invited.row.reason]).toEqual(['no-desk', 'no-desk']);
});

test('a sign-in mail overtakes the confirmations that wait', async () => {
  const { send, link } = await people();
  const { id: newsletterId } = await fixture.db
    .selectFrom('newsletter')
    .select('id')
    .limit(1)
    .executeTakeFirstOrThrow();
  for (const _ of [1, 2]) {
    await fixture.db
      .insertInto('notice')
      .values({
        kind: 'confirmation',
        newsletter_id: newsletterId,
        address: 'reader@readers.example',
        round: 1,
      } as never)
      .execute();
  }
  const { row } = await send({ kind: 'sign-in', signInLinkId: await link() });
  expect(row.state).toBe('accepted');
});
