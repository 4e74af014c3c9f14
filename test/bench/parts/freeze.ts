import { setTimeout as sleep } from 'node:timers/promises';
import { READER } from '@galley/core/editor';
import { makeReaderToken } from '@galley/core/subscription';
import { freezeAudienceChunk, openDeliveryPartition, sql } from '@galley/db';
import { SEND_LIMITS } from '@galley/delivery';
import { subscribe, unsubscribe, type SubscriptionDeps } from '@galley/press/subscription';
import { createKeyring } from '@galley/runtime';
import { settle, withBenchDatabase, type BenchDatabase } from '../bench-database.ts';
import { bySize, type BenchPart } from '../bench-part.ts';
import { openNewsletter, releaseSixReviews } from '../press-issue.ts';
import { printNumber, quantile } from '../spread.ts';

/** T0: how long freezing an audience takes, and whether readers notice. */
export const freeze: BenchPart = {
  name: 'freeze',
  onCluster: true,
  title: 'Freeze of an audience while readers come and go',
  async run(size) {
    const readers = bySize(size, { smoke: 5_000, usual: 100_000, large: 1_000_000 });
    return withBenchDatabase(async (database) => {
      const newsletterId = await openNewsletter(database, readers);
      const issue = await releaseSixReviews(database);
      await settle(database);
      const quiet = await beside(database, newsletterId, readers, () => sleep(2_000));
      const chunks: number[] = [];
      let cpuSeconds = NaN;
      const busy = await beside(database, newsletterId, readers, async () => {
        const before = await database.cpuSeconds();
        await freezeAll(database, issue.id, chunks);
        cpuSeconds = (await database.cpuSeconds()) - before;
      });
      const total = chunks.reduce((sum, each) => sum + each, 0);
      const longest = Math.max(...chunks);
      const worst = Math.max(...busy) * 1000;
      const waits = (values: readonly number[]): string[] => {
        const sorted = values.map((value) => value * 1000).toSorted((a, b) => a - b);
        return [quantile(sorted, 0.5), quantile(sorted, 0.99), sorted.at(-1) ?? 0].map((value) =>
          printNumber(value, 1),
        );
      };
      return {
        tables: [
          {
            title: `Audience of ${printNumber(readers)} in transactions of ${printNumber(SEND_LIMITS.audienceChunk)}`,
            columns: [
              'seconds in all',
              'readers/s',
              'Postgres CPU s per 1,000,000',
              'transactions',
              'longest, s',
            ],
            rows: [
              [
                printNumber(total, 2),
                printNumber(readers / total),
                printNumber((cpuSeconds / readers) * 1e6, 1),
                chunks.length,
                printNumber(longest, 3),
              ],
            ],
          },
          {
            title: 'Subscribes and unsubscribes meanwhile, milliseconds each',
            columns: ['while', 'done', 'median', '99 %', 'longest'],
            rows: [
              ['nothing else happens', quiet.length, ...waits(quiet)],
              ['the audience is frozen', busy.length, ...waits(busy)],
            ],
          },
        ],
        aims: [
          {
            what: 'seconds per 1,000,000 readers',
            unit: ' s',
            figure: (total / readers) * 1e6,
            atMost: 20,
          },
          { what: 'longest transaction', unit: ' s', figure: longest, atMost: 5 },
          {
            what: 'longest subscribe or unsubscribe meanwhile',
            unit: ' ms',
            figure: worst,
            atMost: 100,
          },
        ],
        words: [
          'A chunk locks only the issue and only reads subscriptions, so readers wait for the disk and the processor, never for a lock of the freeze. The CPU of Postgres includes that of the subscribes.',
        ],
      };
    });
  },
};

async function freezeAll(
  database: BenchDatabase,
  issueId: string,
  chunks: number[],
): Promise<void> {
  const { db } = database;
  await openDeliveryPartition(db, issueId);
  for (;;) {
    const began = performance.now();
    const step = await db
      .transaction()
      .execute((trx) => freezeAudienceChunk(trx, { issueId, chunk: SEND_LIMITS.audienceChunk }));
    chunks.push((performance.now() - began) / 1000);
    if (step.kind === 'complete') return;
    if (step.kind === 'not-now') throw new Error("the audience can't be frozen");
  }
}

/** Seconds that each subscribe and unsubscribe took during `work`. */
async function beside(
  database: BenchDatabase,
  newsletterId: string,
  readers: number,
  work: () => Promise<void>,
): Promise<number[]> {
  const keyring = createKeyring(['a secret of the bench that is long enough']);
  // Each a minute later, or the limits on sign-ups would leave nothing to measure.
  const clock = () => new Date(Date.now() + seconds.length * 60_000);
  const deps: SubscriptionDeps = { db: database.db, clock, keyring };
  const { rows } = await sql<{ id: string }>`
    select id from subscription where newsletter_id = ${newsletterId} and status = 'confirmed'
    order by random() limit ${Math.min(readers / 5, 5_000)}`.execute(database.db);
  const newsletter = { id: newsletterId, slug: 'digest', title: 'The Digest', language: 'en' };
  const seconds: number[] = [];
  let done = false;
  const come = async (): Promise<void> => {
    for (const { id } of rows) {
      if (done) return;
      const began = performance.now();
      if (seconds.length % 2 === 0) {
        const token = makeReaderToken(keyring, id, 0);
        await unsubscribe(deps, READER, { token, ip: null, source: 'bench' });
      } else {
        const address = `new${id}@mail.example`;
        await subscribe(deps, READER, {
          newsletter,
          address,
          name: null,
          ip: null,
          source: 'bench',
        });
      }
      seconds.push((performance.now() - began) / 1000);
      await sleep(2);
    }
  };
  const coming = come();
  await work();
  done = true;
  await coming;
  return seconds;
}
