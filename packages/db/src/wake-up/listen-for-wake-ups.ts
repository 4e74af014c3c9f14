import type { DatabaseLog } from '../database-event.ts';
import {
  listenToChannel,
  type ChannelListener,
  type ListeningDatabase,
} from '../listen/listen-to-channel.ts';
import { WAKE_UPS, WAKE_UP_CHANNEL, type WakeUp } from './wake-ups.ts';

/**
 * Listens for wake-ups on a connection of its own. Each time it opens, every wake-up counts as heard,
 * since some may have been missed. Until it is open, and behind a pooler that passes nothing on,
 * polling finds the work.
 *
 * @param options.heard called for every wake-up, from any process; must not throw
 */
export const listenForWakeUps = (
  database: ListeningDatabase,
  { heard, log }: { readonly heard: (wakeUp: WakeUp) => void; readonly log?: DatabaseLog },
): ChannelListener =>
  listenToChannel(database, {
    channel: WAKE_UP_CHANNEL,
    name: 'wake-ups',
    meanwhile: 'until they do, polling finds work every few seconds',
    heard: (payload) => {
      const wakeUp = WAKE_UPS.find((name) => name === payload);
      if (wakeUp !== undefined) heard(wakeUp);
    },
    opened: () => {
      for (const wakeUp of WAKE_UPS) heard(wakeUp);
    },
    log,
  });
