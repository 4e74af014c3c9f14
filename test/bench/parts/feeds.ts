import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createCollector } from '@galley/collect';
import { CLOCK } from '@galley/core/editor';
import { pollFeeds, watchFeed } from '@galley/press/collect';
import { withBenchDatabase } from '../bench-database.ts';
import { bySize, type BenchPart } from '../bench-part.ts';
import { openNewsletter } from '../press-issue.ts';
import { printNumber } from '../spread.ts';

const NEW_ITEMS = 5;
const HOUR = 3_600_000;
/** As much as Galley reads, of the kind that takes longest. */
const HOSTILE = `<rss version="2.0"><channel>${'<item/>'.repeat(290_000)}</channel></rss>`;

/** Feeds of a local server: read when they have changed, when they have not, and a hostile one. */
export const feeds: BenchPart = {
  name: 'feeds',
  title: 'Feeds: polled from a local server',
  async run(size) {
    const count = bySize(size, { smoke: 20, usual: 500, large: 5000 });
    const site = await serveFeeds();
    try {
      return await withBenchDatabase(async (database) => {
        await openNewsletter(database, 1);
        let now = Date.now();
        const deps = {
          db: database.db,
          clock: () => new Date(now),
          collector: createCollector({ publicUrl: 'http://localhost', network: site.network }),
        };
        const actor = { kind: 'command', user: 'bench' } as const;
        for (let feed = 0; feed < count; feed += 1) {
          const url = `${site.url}/${feed}`;
          const watched = await watchFeed(deps, actor, { newsletter: null, url });
          if (watched.kind !== 'watched') throw new Error(watched.kind);
        }
        const poll = async () => {
          now += HOUR;
          const [began, cpu] = [performance.now(), process.cpuUsage()];
          const polled = await pollFeeds(deps, CLOCK);
          const used = process.cpuUsage(cpu);
          if (polled.kind !== 'polled' || polled.feeds < count)
            throw new Error('not all were read');
          return {
            seconds: (performance.now() - began) / 1000,
            cpuSeconds: (used.user + used.system) / 1e6,
            candidates: polled.candidates,
          };
        };
        site.change(1);
        const changed = await poll();
        const unchanged = await poll();
        const hostile = `${site.url}/hostile`;
        const delay = monitorEventLoopDelay({ resolution: 5 });
        delay.enable();
        const since = { etag: null, lastModified: null };
        const refused = await deps.collector.readFeed(hostile, since);
        delay.disable();
        if (refused.kind !== 'failed') throw new Error(refused.kind);
        const longest = delay.max / 1e6;
        const rowOf = (what: string, its: typeof changed) => [
          what,
          printNumber(its.candidates),
          printNumber(count / its.seconds),
          printNumber((its.cpuSeconds / count) * 1000, 1),
        ];
        return {
          tables: [
            {
              title: `${count} feeds, one round; the local server runs in the same process`,
              columns: ['round', 'new candidates', 'feeds/s', 'CPU ms per feed'],
              rows: [
                rowOf(`each has ${NEW_ITEMS} new articles`, changed),
                rowOf('none has changed', unchanged),
              ],
            },
          ],
          aims: [
            {
              what: 'feeds without a change',
              unit: '/s',
              figure: count / unchanged.seconds,
              atLeast: 50,
            },
            {
              what: 'longest stop of the process for a hostile feed of 2 MB',
              unit: ' ms',
              figure: longest,
              atMost: 300,
            },
          ],
          words: ['The scheduler reads each feed every half an hour: 500 need 0.28 a second.'],
        };
      });
    } finally {
      site.close();
    }
  },
};

/** Feeds by number, each with an ETag that changes with its edition. */
async function serveFeeds() {
  let edition = 0;
  const server: Server = createServer(({ url = '', headers }, response) => {
    const etag = `"${edition}"`;
    if (headers['if-none-match'] === etag) {
      response.writeHead(304, { etag }).end();
      return;
    }
    const text = url === '/hostile' ? HOSTILE : feedOf(url, edition);
    response.writeHead(200, { 'content-type': 'application/rss+xml', etag }).end(text);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://site.test:${port}`,
    network: {
      resolve: async () => ['127.0.0.1'],
      mayReach: (address: string) => address === '127.0.0.1',
      mayUse: (to: number) => to === port,
      isOnline: async () => true,
    },
    change: (to: number) => {
      edition = to;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const feedOf = (path: string, edition: number): string =>
  `<rss version="2.0"><channel><title>Site ${path}</title>${Array.from(
    { length: (edition + 1) * NEW_ITEMS },
    (_, at) => `<item><title>Article ${path} ${at}</title><link>${path}/${at}</link></item>`,
  ).join('')}</channel></rss>`;
