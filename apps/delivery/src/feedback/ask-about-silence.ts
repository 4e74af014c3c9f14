import { setTimeout as sleep } from 'node:timers/promises';
import { INSTALLATION_TAG, ISSUE_TAG, SUBSCRIBER_TAG } from '@galley/core/delivery';
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

/** What asking about silent mails needs. */
export interface Asker {
  readonly db: Kysely<Database>;
  readonly mailer: Mailer;
  readonly installation: string;
  readonly pace: Pace;
  readonly clock: Clock;
  readonly log: Log;
}

export interface AskLimits {
  /** Between two questions; each takes a turn of the fleet's sending rate besides. */
  readonly everyMs: number;
  /** Questions after which the cursor is saved. */
  readonly step: number;
  /** Questions in one round of one issue. More silence than that is no accident. */
  readonly most: number;
}

/**
 * A tenth of the ten calls a second that Resend allows, so that sending hardly notices. A round is
 * over after an hour and a half at most: beyond that it isn't single events that were lost but the
 * webhook itself, which the log says.
 */
export const ASK_LIMITS: AskLimits = { everyMs: 1_000, step: 20, most: 5_000 };

/** Longer than a step takes, each of its questions at its slowest included. */
const LEASE_SECONDS = 900;
/** When Resend can't be asked now. */
const TROUBLE_SECONDS = 300;

/**
 * Asks Resend about accepted mails of which no event came, some hours after their issue was sent:
 * webhooks are lost, and were not set up from the start everywhere. What it says is stored as an
 * event and applied like any other, so that it doesn't matter whether the real one still comes.
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
    log.warn({ issueId, asked }, 'many mails of which no event came: is the webhook set up?');
  }
  await endSweepRound(db, sweep);
  return true;
}

async function ask(
  asker: Asker,
  { issueId }: Sweep,
  { subscriberId, resendId }: SilentDelivery,
  signal: AbortSignal,
): Promise<'asked' | 'stopped' | 'trouble'> {
  const { db, mailer, installation, pace, clock, log } = asker;
  if (!(await pace.turn(signal))) return 'stopped';
  const reply = await mailer.get(resendId, { signal });
  if (signal.aborted) return 'stopped';
  // An id that Resend doesn't know (any more) will not be known later either.
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
  // The time of asking is later than that of the event itself, which wins when it comes.
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
        },
      },
    },
  });
  return 'asked';
}

/**
 * What the event of a bounce would have said of it. The mail itself does not show that, but Resend
 * suppresses an address that bounced for good (its page on suppressions), and tells so.
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
  // Not suppressed, or a key that may not read the list: then it counts as one that may pass.
  if (reply.kind === 'refused' && reply.status !== 429) return {};
  log.warn({ reply: reply.message }, 'Resend could not be asked about a bounce');
  return null;
}
