import { confirmTokenExpiry, makeConfirmToken, makeReaderToken } from '@galley/core/subscription';
import { archiveIssue, sql } from '@galley/db';
import { createKeyring } from '@galley/runtime';
import { askAgain, type Asked } from '../ask-again.ts';
import { settle, withBenchDatabase, type BenchDatabase } from '../bench-database.ts';
import { bySize, type BenchPart } from '../bench-part.ts';
import { fillDesk } from '../desk-rows.ts';
import { startProcess } from '../measured-process.ts';
import { openNewsletter } from '../press-issue.ts';
import { treeCpuSeconds } from '../process-figures.ts';
import type { WebProcessInput } from '../processes/web.ts';
import { printNumber, quantile } from '../spread.ts';
import { WEB_SECRET } from '../web-secret.ts';

const CONNECTIONS = 50;
/** About what the head of an answer takes. */
const HEAD_BYTES = 900;

/** Words that long reviews hold, from those that all have to those that one has. */
const WORDS = [
  'zebra',
  'outlet',
  'article 9001',
  'finding',
  '"zebra window"',
  'zebra -"paper model"',
  'author 17',
  'zebra or crowd',
];

/** What readers meet, beside many readers, reviews and issues. */
export const readers: BenchPart = {
  name: 'readers',
  title: "Readers' pages beside many readers, reviews and issues",
  async run(size) {
    const years = { readers: 1_000_000, reviews: 10_000, issues: 500, queued: 300, seconds: 5 };
    const its = bySize(size, {
      smoke: { readers: 100, reviews: 60, issues: 4, queued: 10, seconds: 0.3 },
      usual: years,
      large: { ...years, seconds: 20 },
    });
    return withBenchDatabase(async (database) => {
      const newsletterId = await openNewsletter(database, its.readers);
      await fillDesk(database, newsletterId, its);
      await archiveAll(database, newsletterId);
      const tokens = await makeTokens(database);
      await settle(database);
      const asked = await askAll(database, tokens, its);
      const rate = ({ count, seconds }: Asked) => count / seconds;
      return {
        tables: [
          {
            title: `${CONNECTIONS} connections, with ${printNumber(its.readers)} readers, ${printNumber(its.reviews)} reviews and ${printNumber(its.issues)} issues`,
            columns: ['page', 'requests/s', 'bare', 'times', 'p50 ms', 'p99 ms', 'CPU µs', 'KB'],
            rows: asked.map((one) => [
              one.what,
              printNumber(rate(one)),
              one.bare === null ? '' : printNumber(rate(one.bare)),
              one.bare === null ? '' : printNumber(rate(one) / rate(one.bare), 2),
              printNumber(quantile(one.sorted, 0.5), 2),
              printNumber(quantile(one.sorted, 0.99), 2),
              printNumber((one.cpu / one.count) * 1e6),
              printNumber(one.bytes / 1000, 1),
            ]),
          },
        ],
        aims: [
          ...asked.flatMap((one) =>
            one.bare === null
              ? []
              : [
                  {
                    what: `${one.what}, of a bare page's requests/s`,
                    unit: ' times',
                    figure: rate(one) / rate(one.bare),
                    atLeast: 0.5,
                  },
                ],
          ),
          ...asked
            .filter(({ what }) => what === 'search, one at a time')
            .map(({ sorted }) => ({
              what: 'search, p95',
              unit: ' ms',
              figure: quantile(sorted, 0.95),
              atMost: 50,
            })),
        ],
        words: [
          'A bare page is one of Hono alone, with as many bytes, in a process of its own, asked right before. The bench asks over plain sockets and shares the cores with what it measures.',
          'Pages that are the same for everybody are answered from memory until a step changes something. Searches and pages with a token ask the database each time.',
        ],
      };
    });
  },
};

async function archiveAll({ db }: BenchDatabase, newsletterId: string): Promise<void> {
  await sql`update issue set dated_on = date '2016-01-01' + number * 7
    where newsletter_id = ${newsletterId}`.execute(db);
  const issues = await db
    .selectFrom('issue')
    .select('id')
    .where('newsletter_id', '=', newsletterId)
    .where('state', '=', 'sent')
    .orderBy('number')
    .execute();
  for (const { id: issueId } of issues) {
    await db.transaction().execute((trx) => archiveIssue(trx, { issueId, language: 'en' }));
  }
}

async function makeTokens({ db }: BenchDatabase) {
  const { id } = await db
    .selectFrom('subscription')
    .select('id')
    .limit(1)
    .executeTakeFirstOrThrow();
  const keyring = createKeyring([WEB_SECRET]);
  const expiresAt = confirmTokenExpiry(new Date());
  return {
    unsubscribe: makeReaderToken(keyring, id, 0),
    confirm: makeConfirmToken(keyring, { subscriptionId: id, round: 1, expiresAt }),
  };
}

interface Measured extends Asked {
  readonly what: string;
  /** A bare page with as many bytes, for pages that should be about as fast. */
  readonly bare: Asked | null;
  /** Processor seconds of the process that answers. */
  readonly cpu: number;
}

async function askAll(
  database: BenchDatabase,
  tokens: Awaited<ReturnType<typeof makeTokens>>,
  { seconds, issues }: { readonly seconds: number; readonly issues: number },
): Promise<readonly Measured[]> {
  const input: WebProcessInput = { databaseUrl: database.connectionString, secrets: [] };
  const web = startProcess<{ url: string }>('processes/web.ts', input);
  const { url } = await web.next();
  const html = await (await fetch(url)).text();
  const bare = startProcess<{ url: string }>('processes/bare-page.ts', {
    html: html.slice(0, 8_000),
  });
  const { url: bareUrl } = await bare.next();
  const measure = async (
    what: string,
    path: (index: number) => string,
    { isKept = false, connections = CONNECTIONS } = {},
  ): Promise<Measured> => {
    const ask = async (at: string, pid: number, its: (index: number) => string) => {
      const asking = { connections, path: its };
      // It loads code and fills caches.
      await askAgain(at, { ...asking, seconds: Math.min(1, seconds) });
      const before = await treeCpuSeconds(pid);
      const asked = await askAgain(at, { ...asking, seconds });
      return { ...asked, cpu: (await treeCpuSeconds(pid)) - before };
    };
    const { bytes } = await askAgain(url, { connections: 1, path, seconds: 0 });
    const size = Math.max(1, bytes - HEAD_BYTES);
    const beside = isKept ? await ask(bareUrl, bare.pid, () => `/${size}`) : null;
    return { ...(await ask(url, web.pid, path)), what, bare: beside };
  };
  const kept = { isKept: true };
  const search = (index: number) =>
    `/archive?q=${encodeURIComponent(WORDS[index % WORDS.length] ?? '')}&page=${1 + (index % 3)}`;
  const slugs = await slugsOf(database);
  try {
    return [
      await measure('home', () => '/', kept),
      await measure('archive', () => '/archive', kept),
      await measure('issue', (index) => `/issues/${1 + (index % Math.min(issues, 50))}`, kept),
      await measure('review', (index) => `/reviews/${slugs[index % slugs.length] ?? ''}`, kept),
      await measure('RSS feed', () => '/feed.xml', kept),
      await measure('JSON Feed', () => '/feed.json', kept),
      await measure('search', search),
      await measure('search, one at a time', search, { connections: 1 }),
      await measure('subscribe', () => '/subscribe'),
      await measure('confirm', () => `/confirm/${tokens.confirm}`),
      await measure('unsubscribe', () => `/unsubscribe/${tokens.unsubscribe}`),
    ];
  } finally {
    await bare.end();
    await web.end();
  }
}

async function slugsOf({ db }: BenchDatabase): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('archived_review')
    .innerJoin('review', 'review.id', 'archived_review.review_id')
    .select('review.slug')
    .orderBy('review.id')
    .limit(100)
    .execute();
  return rows.map(({ slug }) => slug);
}
