import { CLOCK } from '@galley/core/editor';
import type { Keyring } from '@galley/core/subscription';
import { dropUnloggedDepartures, openEventPartitions } from '@galley/db';
import { dropInbound } from '@galley/press/inbound';
import { dropSignIns, dropSignUps } from '@galley/press/operate';
import { dropImports } from '@galley/press/subscriber-import';
import { dropWebhookEvents } from '@galley/press/webhook';
import { finishErasures } from '@galley/press/own-data';
import { askAboutSilence, type Asker } from './ask-about-silence.ts';
import { startWorkLoop, type WorkLoop } from '../work-loop.ts';

const LOOK_SECONDS = 60;
const HOUR_MS = 3_600_000;

/**
 * Starts the upkeep of feedback: it makes partitions for the coming months, asks Resend about mails
 * without feedback, and erases readers who wait for it. Once an hour it also removes what sign-ups,
 * sign-ins, webhooks and imports leave behind.
 *
 * @param heard called after each look, since there may be events to apply
 */
export function startFeedbackCare(
  asker: Asker & { readonly keyring: Keyring },
  heard: () => void,
): WorkLoop {
  const { db, clock, log } = asker;
  let maintainedAt = -Infinity;
  const maintain = async () => {
    const now = clock();
    if (now.getTime() - maintainedAt < HOUR_MS) return;
    const opened = await openEventPartitions(db, now);
    await dropUnloggedDepartures(db);
    await dropSignUps(asker, CLOCK);
    await dropSignIns(asker, CLOCK);
    await dropInbound(asker, CLOCK);
    await dropWebhookEvents(asker, CLOCK);
    await dropImports(asker, CLOCK);
    if (opened.length > 0) log.info({ opened }, 'partitions of events');
    maintainedAt = now.getTime();
  };
  return startWorkLoop({
    name: 'feedback-care',
    log,
    pollSeconds: LOOK_SECONDS,
    work: async (signal) => {
      await maintain();
      await finishErasures(asker, CLOCK);
      const more = await askAboutSilence(asker, signal);
      heard();
      return more ? 0 : null;
    },
  });
}
