import { createHash } from 'node:crypto';
import { describeRefusal, readRetryAfter, singleRefusalSubject } from '@galley/core/delivery';
import { NOTICE_KINDS, claimNotice, recordNotice, type NoticeRow } from '@galley/db';
import { composeNotice, type ComposedNotice } from './compose-notice.ts';
import type { Refusal, Reply } from '@galley/resend';
import type { DeliveryDeps } from '../delivery-deps.ts';

const LEASE_SECONDS = 90;
/** With doubling pauses this is sixteen hours, in which Resend still knows the first one's key. */
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

/** What makes no call takes nobody's turn: the next notice follows at once. */
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
  // The body is part of the key: a notice rendered again after a deploy must not collide with its
  // earlier bytes. At worst a person gets one confirmation twice, which does no harm.
  const digest = createHash('sha256').update(JSON.stringify(mail)).digest('hex').slice(0, 16);
  await deps.pace.overtake();
  const reply = await deps.mailer.send(mail, {
    idempotencyKey: `${deps.installation}/notice/${notice.id}/${digest}`,
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
 * A reply that quotes the address is about it. One that only names the field may be what everybody
 * hears while the provider is in trouble, so it has to last for a day.
 */
function endsNotice(reply: Refusal, { address }: NoticeRow, ageSeconds: number): boolean {
  const subject = singleRefusalSubject(reply.status, reply, address);
  return subject === 'address' || (subject === 'recipient' && ageSeconds > DAY);
}

const ageOf = ({ clock }: DeliveryDeps, { created_at: createdAt }: NoticeRow): number =>
  (clock().getTime() - createdAt.getTime()) / 1000;

/** It may have been accepted, so it is tried only while Resend knows its key. */
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
  // Bulk makes room, a little longer than the notice waits.
  await deps.pace.giveWay(asked + 1);
  await recordNotice(deps.db, notice, {
    state: 'pending',
    afterSeconds: Math.max(asked, pause),
    reason: reasonOf(reply),
    tried: true,
  });
}

/**
 * Anything but this address was refused: the key, the domain, a quota, or something nobody knows yet.
 * A person settles that, and the notice is still wanted. It counts as no attempt, so the pauses grow
 * with its age; a confirmation ends when its link does, a reminder when nobody needs it any more.
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
