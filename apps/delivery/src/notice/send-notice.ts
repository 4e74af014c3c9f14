import { createHash } from 'node:crypto';
import { describeRefusal, readRetryAfter, singleRefusalSubject } from '@galley/core/delivery';
import { NOTICE_KINDS, claimNotice, recordNotice, type NoticeRow } from '@galley/db';
import { composeNotice } from './compose-notice.ts';
import type { ComposedNotice } from './composed-notice.ts';
import type { Refusal, Reply } from '@galley/resend';
import { inSpan } from '@galley/trace';
import type { DeliveryDeps } from '../delivery-deps.ts';

const LEASE_SECONDS = 90;
/** With doubling pauses this is after sixteen hours, while Resend still knows the first key. */
const LAST_ATTEMPT = 20;
const LONGEST_PAUSE = 7200;
const DAY = 86_400;

/**
 * Sends the next notice of these kinds that is due.
 *
 * @returns false when none is
 */
export async function sendNextNotice(
  deps: DeliveryDeps,
  kinds: readonly NoticeRow['kind'][] = NOTICE_KINDS,
): Promise<boolean> {
  for (;;) {
    const notice = await claimNotice(deps.db, LEASE_SECONDS, kinds);
    if (notice === null) return false;
    const composed = await composeNotice(deps, notice);
    if (composed.kind === 'mail') {
      await postNotice(deps, notice, composed);
      return true;
    }
    await putAside(deps, notice, composed);
  }
}

/** Records a notice that needs no call. It takes no turn, so the next one follows at once. */
async function putAside(
  { db }: DeliveryDeps,
  notice: NoticeRow,
  { kind, reason }: Exclude<ComposedNotice, { kind: 'mail' }>,
): Promise<void> {
  await recordNotice(
    db,
    notice,
    kind === 'obsolete'
      ? { state: 'rejected', reason }
      : { state: 'pending', afterSeconds: 60, reason, tried: false },
  );
}

async function postNotice(
  deps: DeliveryDeps,
  notice: NoticeRow,
  { mail }: Extract<ComposedNotice, { kind: 'mail' }>,
): Promise<void> {
  // The key depends on the body, so that a notice rendered again after a deploy doesn't collide
  // with its earlier bytes. At worst a person gets a confirmation twice, which does no harm.
  const digest = createHash('sha256').update(JSON.stringify(mail)).digest('hex').slice(0, 16);
  await deps.pace.overtake();
  const ids = { 'galley.notice_id': notice.id, 'galley.notice': notice.kind };
  const reply = await inSpan('post notice', ids, async (span) => {
    const idempotencyKey = `${deps.installation}/notice/${notice.id}/${digest}`;
    const answered = await deps.mailer.send(mail, { idempotencyKey });
    span.note({ 'galley.reply': answered.kind });
    return answered;
  });
  if (reply.kind === 'ok') {
    await recordNotice(deps.db, notice, { state: 'accepted', resendId: reply.data.id });
    return;
  }
  const reason = reasonOf(reply);
  deps.log.warn({ notice: notice.id, kind: notice.kind, reason }, 'notice not accepted yet');
  if (reply.kind === 'unclear' || reply.status === 409) {
    await tryAgain(deps, notice, reason);
  } else if (endsNotice(reply, notice, ageOf(deps, notice))) {
    await recordNotice(deps.db, notice, { state: 'rejected', reason });
  } else if (reply.status === 429 && !reply.name.endsWith('_quota_exceeded')) {
    await slowDown(deps, notice, reply);
  } else {
    await waitForAccount(deps, notice, reason);
  }
}

/**
 * A reply that quotes the address is about it. One that only names the field may be what every call
 * gets while the provider is in trouble, so it ends a notice only after a day.
 */
function endsNotice(reply: Refusal, { address }: NoticeRow, ageSeconds: number): boolean {
  const subject = singleRefusalSubject(reply.status, reply, address);
  return subject === 'address' || (subject === 'recipient' && ageSeconds > DAY);
}

const ageOf = ({ clock }: DeliveryDeps, { created_at: createdAt }: NoticeRow): number =>
  (clock().getTime() - createdAt.getTime()) / 1000;

/** The notice may have been accepted, so it is retried only while Resend knows its key. */
async function tryAgain(deps: DeliveryDeps, notice: NoticeRow, reason: string): Promise<void> {
  if (notice.attempt >= LAST_ATTEMPT) {
    await recordNotice(deps.db, notice, { state: 'uncertain', reason });
    return;
  }
  const afterSeconds = Math.min(LONGEST_PAUSE, 2 ** notice.attempt);
  await recordNotice(deps.db, notice, { state: 'pending', afterSeconds, reason, tried: true });
}

async function slowDown(deps: DeliveryDeps, notice: NoticeRow, reply: Refusal): Promise<void> {
  const asked = reply.retryAfter === null ? 0 : readRetryAfter(reply.retryAfter, deps.clock());
  const pause = Math.min(LONGEST_PAUSE, 2 ** (notice.attempt - 1));
  // Bulk waits a little longer than the notice does.
  await deps.pace.giveWay(asked + 1);
  await recordNotice(deps.db, notice, {
    state: 'pending',
    afterSeconds: Math.max(asked, pause),
    reason: reasonOf(reply),
    tried: true,
  });
}

/**
 * Keeps a notice whose refusal was not about its address but about the key, the domain, a quota or
 * something unknown, which a person has to fix. The refusal does not count as an attempt, so the
 * pauses grow with the notice's age. A confirmation ends with its link, a reminder with its issue's
 * slot.
 */
async function waitForAccount(
  deps: DeliveryDeps,
  notice: NoticeRow,
  reason: string,
): Promise<void> {
  const afterSeconds = Math.min(LONGEST_PAUSE, Math.max(60, ageOf(deps, notice) / 2));
  await recordNotice(deps.db, notice, { state: 'pending', afterSeconds, reason, tried: false });
}

const reasonOf = (reply: Exclude<Reply<unknown>, { kind: 'ok' }>): string =>
  reply.kind === 'refused'
    ? describeRefusal(reply.status, reply.name === '' ? null : reply)
    : `unclear: ${reply.status ?? 'no answer'}`;
