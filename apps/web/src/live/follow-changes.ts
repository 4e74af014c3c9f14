import type { LiveEvent } from '@galley/contract/editor';
import type { Actor } from '@galley/core/editor';
import { mayHear, type LiveChange } from '@galley/press/live';
import type { Live, News } from './live.ts';

/** Proxies cut connections that are silent for a minute. */
const BEAT_MS = 15_000;
/** Every so many beats the session is checked. */
const CHECKED_BEAT = 4;
/** What may wait while a session is checked; with more, its stream ends. */
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
  let waiting: News[] | null = null;
  let isOutdated = false;
  let leave: () => void = () => undefined;
  const timer = setInterval(beat, BEAT_MS);
  // It may end at once, before there is a way to leave.
  leave = live.watch({ sessionId: follower.sessionId, heard, progressed: pass, end });
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
    const news = { newsletterId: change.newsletterId, text: eventText(change) };
    if (change.what === 'people') {
      if (waiting === null) return void check([news]);
      isOutdated = true;
    }
    pass(news);
  }

  function pass(news: News): void {
    if (isOver) return;
    if (waiting === null) return tell(news);
    waiting.push(news);
    if (waiting.length > MOST_WAITING) end();
  }

  function tell(news: News): void {
    if (mayHear(actor, news)) write(news.text);
  }

  async function check(first: readonly News[]): Promise<void> {
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
    for (const news of told) tell(news);
  }
}

const BEAT = 'event: beat\ndata: 1\n\n';

/** An event says nothing but what to read again. */
const eventText = ({ what, id, version }: LiveEvent): string =>
  `data: ${JSON.stringify({ what, id, version })}\n\n`;
