import { createHash } from 'node:crypto';
import { readRetryAfter } from '@galley/core/delivery';
import { claimNotice, recordNotice, type NoticeRow } from '@galley/db';
import { composeNotice, type ComposedNotice } from './compose-notice.ts';
import type { NoticeSender } from './notice-sender.ts';

const LEASE_SECONDS = 90;
/** With doubling pauses this is sixteen hours, in which Resend still knows the first one's key. */
const LAST_ATTEMPT = 20;

/**
 * Sends the next notice that is due.
 *
 * @returns false when none is
 */
export async function sendNextNotice(sender: NoticeSender): Promise<boolean> {
  const notice = await claimNotice(sender.db, LEASE_SECONDS);
  if (notice === null) return false;
  const composed = await composeNotice(sender, notice);
  if (composed.kind === 'obsolete') {
    await recordNotice(sender.db, notice, { state: 'rejected', reason: composed.reason });
    return true;
  }
  if (composed.kind === 'wait') {
    const { reason } = composed;
    await recordNotice(sender.db, notice, {
      state: 'pending',
      afterSeconds: 60,
      reason,
      tried: false,
    });
    return true;
  }
  await postNotice(sender, notice, composed);
  return true;
}

async function postNotice(
  sender: NoticeSender,
  notice: NoticeRow,
  { mail }: Extract<ComposedNotice, { kind: 'mail' }>,
): Promise<void> {
  // The body is part of the key: a notice rendered anew after a deploy must not collide with its
  // earlier bytes. At worst a person gets one confirmation twice, which does no harm.
  const digest = createHash('sha256').update(JSON.stringify(mail)).digest('hex').slice(0, 16);
  await sender.pace.overtake();
  const reply = await sender.mailer.send(mail, {
    idempotencyKey: `${sender.installation}/notice/${notice.id}/${digest}`,
  });
  if (reply.kind === 'ok') {
    await recordNotice(sender.db, notice, { state: 'accepted', resendId: reply.data.id });
    return;
  }
  const waits = reply.kind === 'unclear' || reply.status === 409 || reply.status === 429;
  const reason = `${reply.kind}: ${reply.kind === 'refused' ? reply.name : (reply.status ?? 'no answer')}`;
  sender.log.warn({ notice: notice.id, kind: notice.kind, reason }, 'notice not accepted yet');
  // 401 and 403 are about the account; somebody mends that, and the notice is still wanted.
  if (waits || (reply.kind === 'refused' && [401, 403].includes(reply.status))) {
    if (notice.attempt >= LAST_ATTEMPT) {
      await recordNotice(sender.db, notice, { state: 'uncertain', reason });
      return;
    }
    const asked =
      reply.kind === 'refused' && reply.retryAfter !== null
        ? readRetryAfter(reply.retryAfter, sender.clock())
        : 0;
    const tooFast = reply.status === 429;
    const pause = tooFast ? 2 ** (notice.attempt - 1) : 2 ** notice.attempt;
    const afterSeconds = Math.max(asked, Math.min(7200, pause));
    // Bulk makes room, a little longer than the notice waits.
    if (tooFast) await sender.pace.giveWay(asked + 1);
    await recordNotice(sender.db, notice, { state: 'pending', afterSeconds, reason, tried: true });
    return;
  }
  await recordNotice(sender.db, notice, { state: 'rejected', reason });
}
