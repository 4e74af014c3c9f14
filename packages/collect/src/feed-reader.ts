import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { ReadFeed } from './read-feed.ts';

/** The bytes of a feed, and where they come from. */
export interface FeedToRead {
  readonly bytes: Uint8Array;
  readonly charset: string | null;
  readonly address: string;
}

/** A shorter feed takes less time than a thread; nearly all feeds are shorter. */
const LONG = 128 * 1024;
/** Two megabytes of the worst kind take two seconds. */
const LONGEST_MS = 20_000;
/** A worker that nobody needs ends. */
const IDLE_MS = 10_000;

/**
 * Reads feeds. A long one is read in a thread of its own, one after the other, because a feed that
 * somebody has made for it keeps its reader busy for seconds, in which nothing else would happen.
 */
export function createFeedReader(): (feed: FeedToRead) => Promise<ReadFeed> {
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const end = async (): Promise<void> => {
    const ended = worker;
    worker = null;
    await ended?.terminate();
  };

  function hire(): Worker {
    const hired = new Worker(new URL('./feed-worker.ts', import.meta.url));
    // Who waits for a feed is told; without a listener, it would end the process.
    hired.on('error', () => {
      if (worker === hired) worker = null;
    });
    return hired;
  }

  async function readBeside(feed: FeedToRead): Promise<ReadFeed> {
    clearTimeout(idle);
    worker ??= hire();
    // It keeps the process running only while somebody waits for it.
    worker.ref();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    worker.postMessage(feed);
    try {
      const [read] = (await once(worker, 'message', {
        signal: AbortSignal.timeout(LONGEST_MS),
      })) as [ReadFeed];
      worker.unref();
      idle = setTimeout(() => void end(), IDLE_MS).unref();
      return read;
    } catch {
      // Too intricate for the time or the memory that a feed gets.
      await end();
      return { kind: 'not-a-feed', why: 'reading it takes too long' };
    }
  }

  return async (feed) => {
    if (feed.bytes.length <= LONG) {
      const { readFeed } = await import('./read-feed.ts');
      return readFeed(feed.bytes, feed.charset, feed.address);
    }
    const reading = last.then(async () => readBeside(feed));
    last = reading;
    return reading;
  };
}
