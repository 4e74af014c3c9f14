// Reads long feeds beside the process that asks for them.
import { parentPort } from 'node:worker_threads';
import { readFeed } from './read-feed.ts';
import type { FeedToRead } from './feed-reader.ts';

parentPort?.on('message', ({ bytes, charset, address }: FeedToRead) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  parentPort?.postMessage(readFeed(bytes, charset, address));
});
