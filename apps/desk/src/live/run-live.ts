import type { LiveEvent } from '@galley/contract/editor';
import type { SendingProgress } from '@galley/contract/issue';
import { readLiveEvent } from './live-event.ts';
import {
  beginLive,
  stepLive,
  type Happening,
  type LiveEffect,
  type LiveMessage,
} from './live-machine.ts';
import { leadTabs } from './lead-tabs.ts';
import { readProgress } from './read-progress.ts';

/** Who is told of what happens. */
export interface LiveListener {
  readonly hear: (event: LiveEvent) => void;
  readonly show: (progress: SendingProgress) => void;
  /** The stream is lost; `readAll` follows once there is another one. */
  readonly deaf: () => void;
  /** Anything may have changed since the last stream. */
  readonly readAll: () => void;
  /** No stream opens: the session may have ended. */
  readonly checkSession: () => void;
}

/** Also the name of the tabs' channel; a new protocol between tabs takes a new number. */
const NAME = 'galley-live-2';
const TICK_MS = 5000;

/**
 * Follows live events, over the one stream of this browser.
 *
 * @returns what ends it
 */
export function runLive(listener: LiveListener): () => void {
  let state = beginLive(Date.now());
  let source: EventSource | null = null;
  const channel = new BroadcastChannel(NAME);
  const lead = leadTabs(NAME, {
    leads: () => happen({ kind: 'leads' }),
    lostLead: () => happen({ kind: 'lost-lead' }),
  });
  const tick = (): void =>
    happen({ kind: 'ticked', isVisible: document.visibilityState === 'visible' });
  const online = (): void => happen({ kind: 'online' });
  const timer = setInterval(tick, TICK_MS);
  document.addEventListener('visibilitychange', tick);
  window.addEventListener('online', online);
  channel.addEventListener('message', ({ data }: MessageEvent<LiveMessage>) =>
    happen({ kind: 'told', message: data }),
  );
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', tick);
    window.removeEventListener('online', online);
    closeSource();
    channel.close();
    lead.end();
  };

  function happen(input: Happening): void {
    const step = stepLive(state, { ...input, at: Date.now() });
    ({ state } = step);
    for (const effect of step.effects) bringAbout(effect);
  }

  function bringAbout(effect: LiveEffect): void {
    switch (effect.kind) {
      case 'open':
        return openSource();
      case 'close':
        return closeSource();
      case 'take-lead':
        return lead.take();
      case 'tell-tabs':
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- not a window
        return channel.postMessage(effect.message);
      case 'hear':
        return listener.hear(effect.event);
      case 'show':
        return listener.show(effect.progress);
      case 'deaf':
        return listener.deaf();
      case 'read-all':
        return listener.readAll();
      case 'check-session':
        return listener.checkSession();
    }
  }

  function openSource(): void {
    closeSource();
    const opened = new EventSource('/api/v1/events');
    source = opened;
    const ifCurrent = (input: () => Happening) => () => {
      if (source === opened) happen(input());
    };
    opened.addEventListener(
      'open',
      ifCurrent(() => ({ kind: 'opened' })),
    );
    opened.addEventListener(
      'beat',
      ifCurrent(() => ({ kind: 'streamed', message: { kind: 'beat' } })),
    );
    // The browser would try again by itself, always after the same pause.
    opened.addEventListener(
      'error',
      ifCurrent(() => ({ kind: 'failed', random: Math.random() })),
    );
    opened.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const event = readLiveEvent(data);
      if (event !== null && source === opened) {
        happen({ kind: 'streamed', message: { kind: 'event', event } });
      }
    });
    opened.addEventListener('progress', ({ data }: MessageEvent<string>) => {
      const progress = readProgress(data);
      if (progress !== null && source === opened) {
        happen({ kind: 'streamed', message: { kind: 'progress', progress } });
      }
    });
  }

  function closeSource(): void {
    source?.close();
    source = null;
  }
}
