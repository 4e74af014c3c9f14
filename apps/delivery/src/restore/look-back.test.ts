import { deliveryCounts, issueStanding, sql } from '@galley/db';
import { resumeIssue, runSlots } from '@galley/press/issue';
import { today } from '@galley/press/newsletter';
import { adoptCopy, releaseRestored, seeRestored } from '@galley/press/restore';
import { createMailer } from '@galley/resend';
import type { ServedSandbox } from '@galley/sandbox';
import { CLOCK } from '@galley/core/editor';
import { expect, test } from 'vitest';
import { owner } from '../../../../test/kit/owner.ts';
import {
  deliveryOptions,
  resendError,
  serveGateway,
  type RewindableDatabase,
} from '../../../../test/kit/index.ts';
import { acceptedAddresses } from '../delivery.fixture.ts';
import { inProcess, openRewindableDelivery } from '../rewindable-delivery.fixture.ts';
import { sendIssue } from '../issue/send-issue.ts';
import { lookBack } from './look-back.ts';

const delivery = openRewindableDelivery();
const never = new AbortController().signal;

async function openWorld(readers: number) {
  const world = await delivery.openWorld(readers);
  const { slug } = await world.at.db
    .selectFrom('newsletter')
    .select('slug')
    .where('id', '=', world.issue.newsletterId)
    .executeTakeFirstOrThrow();
  return { ...world, slug, ref: { newsletter: slug, number: 1 } };
}

const pressOn = ({ db }: RewindableDatabase) => ({
  db,
  clock: () => new Date(),
  publicUrl: 'https://news.example',
  providerUrl: '',
  keyring: deliveryOptions(db, '').keyring,
});

/** Sends what an issue has to send now. */
const send = (at: RewindableDatabase, url: string, issueId: string, signal = never) =>
  inProcess(at, url, (deps) => sendIssue(deps, issueId, signal));

/** Freezes an issue's audience, sends the first batch, and stops. */
async function sendFirst(at: RewindableDatabase, url: string, issueId: string): Promise<void> {
  const stop = new AbortController();
  const gateway = await gate(url, ({ path }) => {
    if (path === '/emails/batch') stop.abort();
    return null;
  });
  await send(at, gateway, issueId, stop.signal);
}

const gate = async (url: string, answer: Parameters<typeof serveGateway>[1]) =>
  delivery.keep(await serveGateway(url, answer)).url;

const look = (at: RewindableDatabase, url: string) =>
  lookBack(pressOn(at), createMailer({ apiKey: 're_test', baseUrl: url }), owner);

const release = (at: RewindableDatabase, slug: string) =>
  releaseRestored(pressOn(at), owner, { names: [slug] });

const all = (resend: ServedSandbox) => acceptedAddresses(resend);

function expectOnce(resend: ServedSandbox, readers: number): void {
  expect(new Set(all(resend)).size).toBe(readers);
  expect(all(resend)).toHaveLength(readers);
}

test('an issue that went out after the snapshot is known to be sent, and nobody gets it again', async () => {
  const { at, resend, issue, slug, ref } = await openWorld(250);
  await at.snapshot();
  await send(at, resend.url, issue.id);
  expectOnce(resend, 250);
  await at.rewind();

  await send(at, resend.url, issue.id);
  expect(await issueStanding(at.db, issue.id)).toMatchObject({ state: 'sending' });
  expectOnce(resend, 250);

  expect(await look(at, resend.url)).toEqual({ kind: 'read', isComplete: true });
  expect(await issueStanding(at.db, issue.id)).toMatchObject({ state: 'paused' });
  expect(await resumeIssue(pressOn(at), owner, ref)).toMatchObject({ kind: 'installation-held' });
  expect(await release(at, slug)).toEqual({ kind: 'released' });
  expect(await resumeIssue(pressOn(at), owner, ref)).toMatchObject({ kind: 'done' });
  await send(at, resend.url, issue.id);
  expect(await issueStanding(at.db, issue.id)).toMatchObject({ state: 'sent', reason: null });
  expectOnce(resend, 250);
});

test('the rest of an issue that was sent in part gets it once, after the release', async () => {
  const { at, resend, issue, slug, ref } = await openWorld(250);
  await at.snapshot();
  await sendFirst(at, resend.url, issue.id);
  expect(resend.sandbox.ledger.count()).toBe(100);
  await at.rewind();

  await look(at, resend.url);
  await release(at, slug);
  await resumeIssue(pressOn(at), owner, ref);
  await send(at, resend.url, issue.id);
  expect(await issueStanding(at.db, issue.id)).toMatchObject({ state: 'sent', reason: null });
  expectOnce(resend, 250);
});

test('batches that were planned in the snapshot and went after it are known by one of their mails', async () => {
  const { at, resend, issue, slug, ref } = await openWorld(250);
  await sendFirst(at, resend.url, issue.id);
  expect(resend.sandbox.ledger.count()).toBe(100);
  await at.snapshot();
  await send(at, resend.url, issue.id);
  await at.rewind();

  await look(at, resend.url);
  await release(at, slug);
  await resumeIssue(pressOn(at), owner, ref);
  await send(at, resend.url, issue.id);
  expect(await issueStanding(at.db, issue.id)).toMatchObject({ state: 'sent', reason: null });
  expectOnce(resend, 250);
});

test('without the whole list nothing more of an issue goes, and the standing says what is unknown', async () => {
  const { at, resend, issue, slug, ref } = await openWorld(50);
  await at.snapshot();
  await send(at, resend.url, issue.id);
  await at.rewind();
  const blind = await gate(resend.url, ({ method }) =>
    method === 'GET' ? resendError(401, 'restricted_api_key', 'This key may only send.') : null,
  );
  expect(await look(at, blind)).toEqual({ kind: 'read', isComplete: false });
  const seen = await seeRestored(pressOn(at), owner);
  expect(seen).toMatchObject({
    standing: {
      held: 'restored',
      list: { isComplete: false, trouble: expect.stringContaining('may only send') },
      unknown: [{ code: 'list-incomplete' }, { code: 'departures-not-read' }],
    },
  });
  expect(await today(pressOn(at), owner)).toMatchObject({ held: 'restored' });
  expect(await release(at, slug)).toEqual({ kind: 'released' });
  expect(await today(pressOn(at), owner)).toMatchObject({ held: null });
  expect(await resumeIssue(pressOn(at), owner, ref)).toEqual({ kind: 'rest-unknown', number: 1 });
  await send(at, resend.url, issue.id);
  expectOnce(resend, 50);
});

test('an approved issue that went out is not sent again by the clock, nor a lost slot compiled', async () => {
  const { at, resend, issue, slug } = await openWorld(30);
  await sql`update issue set state = 'approved', released_at = null`.execute(at.db);
  // A slot of today that nobody has decided.
  const today = new Date().toISOString().slice(0, 10);
  await at.snapshot();
  await sql`update issue set state = 'sending', released_at = now()`.execute(at.db);
  await send(at, resend.url, issue.id);
  // Another issue, which the snapshot doesn't know.
  await sql`insert into slot (newsletter_id, due_on, due_at, cut_off_at, time_zone, state)
    values (${issue.newsletterId}, ${today}, now(), now(), 'UTC', 'compiled')`.execute(at.db);
  await sql`insert into issue (newsletter_id, number, slot_due_on, due_at, dated_on, state, subject,
      preheader, sender, content_hash, approved_hash, released_at, names_slot)
    select newsletter_id, 2, ${today}, now(), dated_on, 'sending', 'Lost', '', sender, 'b', 'b', now(),
      true
    from issue where id = ${issue.id}`.execute(at.db);
  const lost = await at.db
    .selectFrom('issue')
    .select('id')
    .where('number', '=', 2)
    .executeTakeFirstOrThrow();
  await sql`insert into rendition (issue_id, key, subject, preheader, html, text, headers, hash)
    select ${lost.id}, key, 'Lost', '', html, text, headers, 'b' from rendition`.execute(at.db);
  await send(at, resend.url, lost.id);
  expect(resend.sandbox.ledger.count()).toBe(60);
  await at.rewind();

  const press = pressOn(at);
  expect(await runSlots(press, CLOCK)).toMatchObject({ released: [], compiled: [], skipped: [] });
  await look(at, resend.url);
  expect(await issueStanding(at.db, issue.id)).toMatchObject({ state: 'paused' });
  const seen = await seeRestored(press, owner);
  expect(seen).toMatchObject({
    standing: {
      list: { isComplete: true, readers: 30 },
      issues: [
        { number: 2, newsletter: slug, subject: 'Lost', mails: 30, isStored: false },
        { number: 1, newsletter: slug, mails: 30, isStored: true },
      ],
      unknown: [{ code: 'departures-not-read' }],
    },
  });
  const slots = await at.db.selectFrom('slot').select(['due_on', 'state', 'reason']).execute();
  expect(slots).toEqual([{ due_on: today, state: 'skipped', reason: 'restored' }]);
  await release(at, slug);
  await runSlots(press, CLOCK);
  expect(resend.sandbox.ledger.count()).toBe(60);
});

test('a mail that was on the wire when the snapshot was taken is uncertain if the list lacks it', async () => {
  const { at, resend, issue, slug, ref } = await openWorld(150);
  await sendFirst(at, resend.url, issue.id);
  // T1 of the second batch; its call was never made.
  await sql`update batch set state = 'attempted', idempotency_key = 'k', content_hash = 'h',
    attempt = 1 where state = 'prepared'`.execute(at.db);
  await sql`insert into attempt (batch_id, number, worker)
    select id, 1, 'test' from batch where state = 'attempted'`.execute(at.db);
  await at.snapshot();
  await at.rewind();

  await look(at, resend.url);
  await release(at, slug);
  await resumeIssue(pressOn(at), owner, ref);
  await send(at, resend.url, issue.id);
  expect(await issueStanding(at.db, issue.id)).toMatchObject({ state: 'sent', reason: null });
  expect(await deliveryCounts(at.db, issue.id)).toMatchObject({ accepted: 100, uncertain: 50 });
  expectOnce(resend, 100);
});

test('a list that ends after the snapshot is not the whole list', async () => {
  const { at, resend, issue } = await openWorld(20);
  await send(at, resend.url, issue.id);
  await at.snapshot();
  await at.rewind();
  // A provider that has dropped what it sent before.
  const forgetful = await delivery.serve();
  expect(await look(at, forgetful.url)).toEqual({ kind: 'read', isComplete: false });
  expect(await look(at, resend.url)).toEqual({ kind: 'read', isComplete: true });
});

test('a reading that was interrupted goes on where it ended', async () => {
  const { at, resend, issue } = await openWorld(350);
  await at.snapshot();
  await send(at, resend.url, issue.id);
  await at.rewind();
  let lists = 0;
  const failing = await gate(resend.url, ({ path }) => {
    if (path.startsWith('/emails?')) lists += 1;
    return lists > 2 && path.startsWith('/emails?')
      ? resendError(403, 'invalid_access', 'Not now.')
      : null;
  });
  expect(await look(at, failing)).toEqual({ kind: 'read', isComplete: false });
  const before = resend.sandbox.ledger.count();
  let rest = 0;
  const counted = await gate(resend.url, ({ path }) => {
    if (path.startsWith('/emails?')) rest += 1;
    return null;
  });
  expect(await look(at, counted)).toEqual({ kind: 'read', isComplete: true });
  expect(rest).toBeLessThan(4);
  expect(await deliveryCounts(at.db, issue.id)).toMatchObject({ accepted: 350 });
  expect(resend.sandbox.ledger.count()).toBe(before);
});

test('a copy sends nothing and can be released only after somebody lets it take over', async () => {
  const { at, resend, issue, slug, ref } = await openWorld(20);
  await at.snapshot();
  await at.rewind('copy');
  await sql`update installation set id = 'a-copy'`.execute(at.db);
  const press = pressOn(at);
  await send(at, resend.url, issue.id);
  expect(await release(at, slug)).toMatchObject({ kind: 'installation-held', held: 'copy' });
  expect(await adoptCopy(press, owner, { word: 'yes' })).toEqual({
    kind: 'other-names',
    expected: ['a-copy'],
  });
  expect(await adoptCopy(press, owner, { word: 'a-copy' })).toEqual({ kind: 'adopted' });
  await send(at, resend.url, issue.id);
  expect(resend.sandbox.ledger.count()).toBe(0);
  await look(at, resend.url);
  expect(await release(at, 'another')).toEqual({ kind: 'other-names', expected: [slug] });
  await release(at, slug);
  await resumeIssue(press, owner, ref);
  await send(at, resend.url, issue.id);
  expectOnce(resend, 20);
});
