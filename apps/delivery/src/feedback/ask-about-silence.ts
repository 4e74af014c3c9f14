import { setTimeout as sleep } from 'node:timers/promises';
import { BUCKET_TAG, INSTALLATION_TAG, ISSUE_TAG, SUBSCRIBER_TAG } from '@galley/core/delivery';
import { isSettling } from '@galley/core/feedback';
import {
  claimSweep,
  endSweepRound,
  insertFeedbackEvent,
  saveSweep,
  silentDeliveries,
  type Database,
  type Kysely,
  type SilentDelivery,
  type Sweep,
} from '@galley/db';
import type { Mailer } from '@galley/resend';
import type { Clock, Log } from '@galley/runtime';
import type { Pace } from '../wire/pace.ts';

/** What a sweep needs from outside. */
export interface Asker {
  readonly db: Kysely<Database>;
  readonly mailer: Mailer;
  readonly installation: string;
  readonly pace: Pace;
  readonly clock: Clock;
  readonly log: Log;
}

export interface AskLimits {
  /** The pause between two questions; each also takes a turn at the shared sending rate. */
  readonly everyMs: number;
  /** Questions after which the cursor is saved. */
  readonly step: number;
  /** The most questions about one issue in one round. */
  readonly most: number;
}

/**
 * One call a second is a tenth of what Resend allows, so sending hardly slows down. A round takes
 * at most an hour and a half: if more events are missing, the webhook itself is broken, and the log
 * says so.
 */
const ASK_LIMITS: AskLimits = { everyMs: 1_000, step: 20, most: 5_000 };

/** Longer than a step takes even if each of its questions is slow. */
const LEASE_SECONDS = 900;
/** The pause after Resend could not be asked. */
const TROUBLE_SECONDS = 300;

/**
 * Asks Resend about accepted mails without any event, some hours after their issue was sent:
 * webhooks get lost, or were set up late. The answer is stored as an event and applied like any
 * other, so it doesn't matter if the real one still comes.
 *
 * @returns whether there is more to ask right away
 */
export async function askAboutSilence(
  asker: Asker,
  signal: AbortSignal,
  limits: AskLimits = ASK_LIMITS,
): Promise<boolean> {
  const { db, log } = asker;
  let sweep = await claimSweep(db, LEASE_SECONDS);
  if (sweep === null) return false;
  const size = Math.min(limits.step, limits.most - sweep.asked);
  const silent = await silentDeliveries(db, sweep, size);
  for (const delivery of silent) {
    const answer = await ask(asker, sweep, delivery, signal);
    if (answer !== 'asked') {
      await saveSweep(db, sweep, answer === 'stopped' ? 0 : TROUBLE_SECONDS);
      return false;
    }
    sweep = { ...sweep, cursor: delivery.subscriberId, asked: sweep.asked + 1 };
    await sleep(limits.everyMs, undefined, { signal }).catch(() => undefined);
  }
  if (silent.length === size && sweep.asked < limits.most) {
    await saveSweep(db, sweep, 0);
    return true;
  }
  const { issueId, round, asked } = sweep;
  if (asked > 0) log.info({ issueId, round, asked }, 'asked Resend about silent mails');
  if (asked >= limits.most) {
    log.warn({ issueId, asked }, 'no event came for many mails: is the webhook set up?');
  }
  await endSweepRound(db, sweep);
  return true;
}

async function ask(
  asker: Asker,
  { issueId }: Sweep,
  { bucket, subscriberId, resendId }: SilentDelivery,
  signal: AbortSignal,
): Promise<'asked' | 'stopped' | 'trouble'> {
  const { db, mailer, installation, pace, clock, log } = asker;
  if (!(await pace.turn(signal))) return 'stopped';
  const reply = await mailer.get(resendId, { signal });
  if (signal.aborted) return 'stopped';
  // Asking again is useless: Resend doesn't know this id.
  if (reply.kind === 'refused' && reply.status === 404) return 'asked';
  if (reply.kind !== 'ok') {
    log.warn({ issueId, reply: reply.message }, 'Resend could not be asked about a mail');
    return 'trouble';
  }
  const { lastEvent, to } = reply.data;
  if (!isSettling(lastEvent)) return 'asked';
  const details = lastEvent === 'bounced' ? await lookUpBounce(asker, to[0] ?? '', signal) : {};
  if (signal.aborted) return 'stopped';
  if (details === null) return 'trouble';
  // If the real event still comes, it has an earlier time and wins.
  const now = clock();
  const type = `email.${lastEvent}`;
  await insertFeedbackEvent(db, {
    svixId: `asked:${resendId}:${lastEvent}`,
    occurredAt: now,
    type,
    now,
    payload: {
      type,
      created_at: now.toISOString(),
      data: {
        ...details,
        email_id: resendId,
        tags: {
          [INSTALLATION_TAG]: installation,
          [ISSUE_TAG]: issueId,
          [SUBSCRIBER_TAG]: subscriberId,
          ...(bucket === 0 ? {} : { [BUCKET_TAG]: String(bucket) }),
        },
      },
    },
  });
  return 'asked';
}

/**
 * Finds out whether a bounce is permanent, as its event would have said. The mail doesn't show
 * that, but Resend suppresses an address after a permanent bounce (its page on suppressions) and
 * says why.
 *
 * @returns null when it can't be asked now
 */
async function lookUpBounce(
  { mailer, pace, log }: Asker,
  address: string,
  signal: AbortSignal,
): Promise<{ readonly bounce?: { readonly type: string } } | null> {
  if (!(await pace.turn(signal))) return null;
  const reply = await mailer.suppression(address, { signal });
  if (reply.kind === 'ok') {
    return reply.data.origin === 'bounce' ? { bounce: { type: 'Permanent' } } : {};
  }
  // Not suppressed, or the key may not read the list: the bounce counts as temporary.
  if (reply.kind === 'refused' && reply.status !== 429) return {};
  log.warn({ reply: reply.message }, 'Resend could not be asked about a bounce');
  return null;
}
