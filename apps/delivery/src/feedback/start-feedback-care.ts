import { CLOCK } from '@galley/core/editor';
import { dropEventPartitions, openEventPartitions } from '@galley/db';
import { dropSignUps } from '@galley/press/operate';
import { askAboutSilence, type Asker } from './ask-about-silence.ts';
import { startWorkLoop, type WorkLoop } from '../work-loop.ts';

const LOOK_SECONDS = 60;
const HOUR_MS = 3_600_000;
/**
 * Events serve to recognise repeats, which come for days, and to find out what happened. What they
 * taught stands in deliveries and suppressions; they hold addresses, so they don't stay for ever.
 */
const MONTHS_KEPT = 6;

/**
 * Starts what keeps feedback whole without being asked: partitions for the months to come, the end
 * of old ones, and questions about mails without any feedback. Once an hour it also clears away
 * what limits on sign-ups need no more.
 *
 * @param heard called when there are events to apply
 */
export function startFeedbackCare(asker: Asker, heard: () => void): WorkLoop {
  const { db, clock, log } = asker;
  let keptHouseAt = -Infinity;
  const keepHouse = async () => {
    const now = clock();
    if (now.getTime() - keptHouseAt < HOUR_MS) return;
    const opened = await openEventPartitions(db, now);
    const months = new Date(now);
    months.setUTCMonth(now.getUTCMonth() - MONTHS_KEPT, 1);
    const dropped = await dropEventPartitions(db, months);
    await dropSignUps(asker, CLOCK);
    if (opened.length + dropped.length > 0) log.info({ opened, dropped }, 'partitions of events');
    keptHouseAt = now.getTime();
  };
  return startWorkLoop({
    name: 'feedback-care',
    log,
    pollSeconds: LOOK_SECONDS,
    work: async (signal) => {
      await keepHouse();
      const more = await askAboutSilence(asker, signal);
      heard();
      return more ? 0 : null;
    },
  });
}
