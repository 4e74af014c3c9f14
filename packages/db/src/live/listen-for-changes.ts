import type { DatabaseLog } from '../database-event.ts';
import {
  listenToChannel,
  type ChannelListener,
  type ListeningDatabase,
} from '../listen/listen-to-channel.ts';
import { LIVE_CHANNEL, type LiveChange } from './announce-change.ts';
import { readChange } from './read-change.ts';

/** Who is told of changes; neither function may throw. */
export interface ChangeListener {
  /** Called for every change, by any process. */
  readonly heard: (change: LiveChange) => void;
  /** Called each time listening begins: any change may have been missed before. */
  readonly missed: () => void;
  /** Called each time the connection is lost, and nothing is heard until it opens again. */
  readonly lost?: () => void;
}

/** Listens for changes that people watch, on a connection of its own. */
export const listenForChanges = (
  database: ListeningDatabase,
  { heard, missed, lost, log }: ChangeListener & { readonly log?: DatabaseLog },
): ChannelListener =>
  listenToChannel(database, {
    channel: LIVE_CHANNEL,
    name: 'live events',
    meanwhile: 'until they do, the desk shows changes of others only when a page is opened',
    heard: (payload) => {
      const change = readChange(payload);
      if (change !== null) heard(change);
    },
    opened: missed,
    lost,
    log,
  });
