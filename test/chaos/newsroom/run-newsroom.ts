import { setTimeout as sleep } from 'node:timers/promises';
import type { ChaosServer } from '../chaos-server.ts';
import { createRandom } from '../random.ts';
import { readRecipients } from '../read-ledger.ts';
import { compareMails } from './compare-mails.ts';
import { openNewsroom, progressOf } from './newsroom.ts';
import { watchPages, type Seen } from './watch-pages.ts';

export interface NewsroomRun {
  readonly readers: number;
  /** How long the send takes at the provider's rate. */
  readonly minutes: number;
  readonly seed: number;
  readonly say: (line: string) => void;
}

export interface NewsroomReport {
  readonly kills: number;
  readonly seconds: number;
  readonly seen: Seen;
  readonly problems: readonly string[];
}

const KILL_EVERY_MS = 3000;
const SAY_EVERY = 10;
const BATCH = 100;
const SLUG = 'daily';

/** The rate at which a provider takes so many readers in so many minutes. */
export const rateFor = ({ readers, minutes }: Pick<NewsroomRun, 'readers' | 'minutes'>): number =>
  Math.max(1, Math.round(readers / BATCH / (minutes * 60)));

export const addressesOf = (readers: number, domain: string): readonly string[] =>
  Array.from({ length: readers }, (_, n) => `reader${n + 1}@${domain}.example`);

/**
 * A whole newsroom sends one issue. Every three seconds one of its processes dies by SIGKILL and is
 * started again.
 */
export async function runNewsroom(server: ChaosServer, run: NewsroomRun): Promise<NewsroomReport> {
  const { readers, say } = run;
  const random = createRandom(run.seed);
  const database = await server.createDatabase();
  const rateLimit = rateFor(run);
  const newsroom = await openNewsroom(server, database, { seed: run.seed, rateLimit });
  const addresses = addressesOf(readers, 'newsroom');
  say(`importing ${readers} readers`);
  await newsroom.approveIssue(SLUG, addresses);
  const parts = await newsroom.start(database);
  const pages = watchPages(newsroom.url, ['/', '/archive', '/subscribe', '/robots.txt']);
  await newsroom.galley('issue', 'send', '1');
  say(`sending at ${rateLimit} batches a second`);

  const began = performance.now();
  const deadline = began + run.minutes * 60_000 * 3;
  let kills = 0;
  let { state } = await progressOf(database, SLUG);
  while (state === 'sending' && performance.now() < deadline) {
    await sleep(KILL_EVERY_MS);
    random.pick(parts)?.kill();
    kills += 1;
    const progress = await progressOf(database, SLUG);
    ({ state } = progress);
    if (kills % SAY_EVERY === 0) {
      say(`${kills} kills, ${progress.sent} of ${readers} mails accepted`);
    }
  }
  const seconds = (performance.now() - began) / 1000;
  const seen = await pages.stop();
  await Promise.all(parts.map((part) => part.close()));

  const problems = parts.flatMap(({ falls }) => falls);
  if (state !== 'sent') problems.push(`the issue is ${state}`);
  problems.push(...compareMails(addresses, await readRecipients(newsroom.ledgerPath)));
  for (const [line, found] of Map.groupBy(seen.failed, (one) => one)) {
    problems.push(`a page was not there ${found.length} times: ${line}`);
  }
  await newsroom.close();
  await server.dropDatabase(database);
  return { kills, seconds, seen, problems };
}
