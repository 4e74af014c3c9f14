import { sql } from '@galley/db';
import { addWebhook } from '@galley/press/webhook';
import { createKeyring, systemClock } from '@galley/runtime';
import { settle, withBenchDatabase, type BenchDatabase } from '../bench-database.ts';
import { bySize, type BenchPart } from '../bench-part.ts';
import { runMeasured, startProcess } from '../measured-process.ts';
import { openNewsletter } from '../press-issue.ts';
import type { WebhookPosterInput } from '../processes/webhook-poster.ts';
import { printNumber } from '../spread.ts';

const SECRET_KEY = 'a secret of the bench that is long enough';

/** Events from the change of a reader's row to a program on this machine. */
export const webhooksOut: BenchPart = {
  name: 'webhooks-out',
  title: 'Webhooks out: written by the step, then posted',
  async run(size) {
    const events = bySize(size, { smoke: 200, usual: 10_000, large: 100_000 });
    return withBenchDatabase(async (database) => {
      await openNewsletter(database, events);
      const alone = await changeAll(database, 'unsubscribed');
      const target = startProcess<{ readonly url: string }>('processes/webhook-target.ts', {});
      try {
        await listen(database, (await target.next()).url);
        const told = await changeAll(database, 'confirmed');
        await settle(database);
        const input: WebhookPosterInput = {
          databaseUrl: database.connectionString,
          secretKey: SECRET_KEY,
          events,
        };
        const posted = await runMeasured('processes/webhook-poster.ts', input);
        return {
          tables: [
            {
              title: 'One target; each event signed, posted on a connection of its own, recorded',
              columns: ['step', 'events', 'events/s', 'CPU s per 1,000'],
              rows: [
                [
                  'readers changed, nobody listens',
                  printNumber(events),
                  printNumber(events / alone),
                  '',
                ],
                [
                  'readers changed, one listens',
                  printNumber(events),
                  printNumber(events / told),
                  '',
                ],
                [
                  'posted and recorded',
                  printNumber(events),
                  printNumber(events / posted.seconds),
                  printNumber((posted.cpuSeconds / events) * 1000, 3),
                ],
              ],
            },
          ],
          aims: [
            {
              what: 'posted to one target by one process',
              unit: '/s',
              figure: events / posted.seconds,
              atLeast: 500,
            },
            {
              what: 'posted per CPU second of that process',
              unit: '',
              figure: events / posted.cpuSeconds,
              atLeast: 500,
            },
          ],
          words: ['A process has at most 16 posts under way to one target.'],
        };
      } finally {
        await target.end();
      }
    });
  },
};

async function listen({ db }: BenchDatabase, url: string): Promise<void> {
  const keyring = createKeyring([SECRET_KEY]);
  const deps = { db, clock: systemClock, keyring, isLocal: true };
  const actor = { kind: 'command', user: 'bench' } as const;
  const input = { url, newsletter: null, events: ['subscription.*'], description: '' };
  const added = await addWebhook(deps, actor, input);
  if (added.kind !== 'added') throw new Error(added.kind);
}

/** Changes every reader in one statement; returns the seconds that it took. */
async function changeAll({ db }: BenchDatabase, status: string): Promise<number> {
  const began = performance.now();
  await sql`update subscription set status = ${status}`.execute(db);
  return (performance.now() - began) / 1000;
}
