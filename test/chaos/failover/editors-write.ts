import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Newsroom } from '../newsroom/newsroom.ts';

/** What editors added by the command line. */
export interface Writing {
  /** Titles of reviews that a command said it had added. */
  readonly acknowledged: readonly string[];
  /** How many commands failed. */
  readonly failed: () => number;
  stop(): Promise<void>;
}

const REVIEW = resolve(import.meta.dirname, '../../../packages/core/fixtures/seed-review.txt');
const EVERY_MS = 6_000;

/** Adds one review after the other. */
export function editorsWrite(newsroom: Newsroom, folder: string, slug: string): Writing {
  const ending = new AbortController();
  const acknowledged: string[] = [];
  let failed = 0;
  const writing = (async () => {
    const [, ...rest] = (await readFile(REVIEW, 'utf8')).split('\n');
    for (let number = 1; !ending.signal.aborted; number += 1) {
      const title = `Written during failovers, ${number}`;
      const file = join(folder, `review-${number}.txt`);
      const text = [title, ...rest].join('\n');
      await writeFile(file, text.replace(/https?:\/\/\S+/, `https://example.org/${number}`));
      await newsroom.galley('review', 'add', file, '--newsletter', slug).then(
        () => acknowledged.push(title),
        () => (failed += 1),
      );
      await sleep(EVERY_MS, undefined, { signal: ending.signal }).catch(() => undefined);
    }
  })();
  return {
    acknowledged,
    failed: () => failed,
    async stop() {
      ending.abort();
      await writing;
    },
  };
}
