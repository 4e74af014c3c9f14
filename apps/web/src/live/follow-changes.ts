import type { LiveEvent } from '@galley/contract/editor';
import type { Actor } from '@galley/core/editor';
import { mayHear, type LiveChange } from '@galley/press/live';
import type { Live } from './live.ts';

/** Proxies cut connections that are silent for a minute. */
const BEAT_MS = 15_000;
/** Every so many beats the session is checked. */
const CHECKED_BEAT = 4;
/** Changes that wait while a session is checked; with more, its stream ends. */
const MOST_WAITING = 500;

/** Who watches. */
export interface Follower {
  readonly sessionId: string;
  readonly actor: Actor;
  /** Checks the session: what its person may do now, or null if it has ended. */
  readonly check: () => Promise<Actor | null>;
}

/** Where the text of events goes. */
export interface Sink {
  /** Returns false when too much waits there to be read. */
  readonly write: (text: string) => boolean;
  readonly end: () => void;
}

/**
 * Writes the changes that a person may hear of to a sink, with a beat now and then, until the
 * session ends. The session is checked each minute, and also once roles have changed, before
 * anything else is sent.
 *
 * @returns what ends it from outside; the sink is not touched afterwards
 */
export function followChanges(live: Live, follower: Follower, sink: Sink): () => void {
  let { actor } = follower;
  let beats = 0;
  let isOver = false;
  /** What is sent after the session has been checked; null unless it is being checked. */
  let waiting: LiveChange[] | null = null;
  let isOutdated = false;
  let leave: () => void = () => undefined;
  const timer = setInterval(beat, BEAT_MS);
  // It may end at once, before there is a way to leave.
  leave = live.watch({ sessionId: follower.sessionId, heard, end });
  write(BEAT);
  return stop;

  function stop(): void {
    isOver = true;
    clearInterval(timer);
    leave();
  }

  function end(): void {
    if (isOver) return;
    stop();
    sink.end();
  }

  function write(text: string): void {
    if (!isOver && !sink.write(text)) end();
  }

  function beat(): void {
    write(BEAT);
    beats += 1;
    if (beats % CHECKED_BEAT === 0) void check([]);
  }

  function heard(change: LiveChange): void {
    if (isOver) return;
    const isAboutPeople = change.what === 'people';
    if (waiting !== null) {
      waiting.push(change);
      isOutdated ||= isAboutPeople;
      if (waiting.length > MOST_WAITING) end();
    } else if (isAboutPeople) {
      void check([change]);
    } else {
      tell(change);
    }
  }

  function tell(change: LiveChange): void {
    if (mayHear(actor, change)) write(eventText(change));
  }

  async function check(first: readonly LiveChange[]): Promise<void> {
    if (waiting !== null) return;
    waiting = [...first];
    let found: Actor | null;
    do {
      isOutdated = false;
      // Whatever the reason, a new stream finds it out and says so.
      found = await follower.check().catch(() => null);
    } while (isOutdated && found !== null);
    if (isOver) return;
    if (found === null) return end();
    const isAnother = JSON.stringify(actor) !== JSON.stringify(found);
    actor = found;
    if (isAnother) write(eventText({ what: 'people', id: null, version: null }));
    const told = waiting;
    waiting = null;
    for (const change of told) tell(change);
  }
}

const BEAT = 'event: beat\ndata: 1\n\n';

/** An event says nothing but what to read again. */
const eventText = ({ what, id, version }: LiveEvent): string =>
  `data: ${JSON.stringify({ what, id, version })}\n\n`;
