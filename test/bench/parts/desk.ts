import { createKey } from '@galley/press/keys';
import { acceptInvitation, invitePerson } from '@galley/press/people';
import { createKeyring } from '@galley/runtime';
import type { Queue } from '@galley/contract/review';
import { Pool } from 'undici';
import { owner } from '../../kit/owner.ts';
import { settle, withBenchDatabase, type BenchDatabase } from '../bench-database.ts';
import { bySize, type BenchPart } from '../bench-part.ts';
import { fillDesk, insertSending } from '../desk-rows.ts';
import { NEWSLETTER } from '../issue-props.ts';
import { startProcess } from '../measured-process.ts';
import { openNewsletter } from '../press-issue.ts';
import { treeCpuSeconds } from '../process-figures.ts';
import type { WebProcessInput } from '../processes/web.ts';
import { printNumber, quantile } from '../spread.ts';

const SLUG = NEWSLETTER.slug;
/** Nobody waits for a list or a text that comes within this. */
const AT_MOST_MS = 100;

/** What an editor's screens ask for, beside many readers, reviews and issues. */
export const desk: BenchPart = {
  name: 'desk',
  title: "The desk's calls beside many readers, reviews and issues",
  async run(size) {
    const years = { readers: 1_000_000, reviews: 10_000, issues: 500, queued: 300, rounds: 200 };
    const its = bySize(size, {
      smoke: { readers: 1_000, reviews: 200, issues: 5, queued: 30, rounds: 3 },
      usual: years,
      large: { ...years, rounds: 1_000 },
    });
    return withBenchDatabase(async (database) => {
      const newsletterId = await openNewsletter(database, its.readers);
      await fillDesk(database, newsletterId, its);
      await insertSending(database, newsletterId, its.readers);
      const token = await makeKey(database);
      await settle(database);
      const calls = await timeCalls(database, token, its.rounds);
      return {
        tables: [
          {
            title: `Milliseconds from the call to the last byte of its answer, with ${printNumber(its.readers)} readers, ${printNumber(its.reviews)} reviews, ${printNumber(its.issues)} issues and ${printNumber(its.queued)} reviews in the queue`,
            columns: ['call', 'p50', 'p95', 'longest', 'CPU', 'Postgres CPU', 'KB'],
            rows: calls.map(({ what, sorted, bytes, web, postgres }) => [
              what,
              printNumber(quantile(sorted, 0.5), 1),
              printNumber(quantile(sorted, 0.95), 1),
              printNumber(quantile(sorted, 1), 1),
              printNumber(web, 1),
              printNumber(postgres, 1),
              printNumber(bytes / 1000, 1),
            ]),
          },
        ],
        aims: calls.map(({ what, sorted }) => ({
          what: `${what}, p95`,
          unit: ' ms',
          figure: quantile(sorted, 0.95),
          atMost: AT_MOST_MS,
        })),
        words: [
          'Over HTTP on loopback, by a key, one call at a time. Every review has twelve findings and twelve sections, and every tenth article in the queue was featured before. An issue is on its way to all readers, in batches of a hundred: its progress is the one query a second that all open pages share.',
          'The processor time is what a call costs; where other work keeps the cores busy, waiting for a turn takes many times as long.',
        ],
      };
    });
  },
};

interface TimedCall {
  readonly what: string;
  readonly sorted: readonly number[];
  /** The size of its last answer. */
  readonly bytes: number;
  /** Milliseconds of processor time for each call. */
  readonly web: number;
  readonly postgres: number;
}

interface Request {
  readonly path: string;
  /** Makes it a POST. */
  readonly body?: object;
}

/** Each call, by the round and the queue as it stands then; the last one changes it. */
const CALLS: Readonly<Record<string, (round: number, queue: Queue) => Request>> = {
  queue: () => ({ path: `/newsletters/${SLUG}/queue` }),
  'search that finds many': () => search('zebra'),
  'search that finds one': () => search('article 9001'),
  'search that finds nothing': () => search('no such words'),
  'search of the queue': () => ({ path: `/newsletters/${SLUG}/reviews?limit=20&q=outlet` }),
  'review in the queue': (round, { reviews }) => ({
    path: `/reviews/${reviews[round % reviews.length]?.id ?? ''}`,
  }),
  'featured review': (round) => ({ path: `/reviews/${1 + (round % 50)}` }),
  today: () => ({ path: '/today' }),
  'progress of a send': () => ({ path: '/sending' }),
  'look for an article': (round) => ({
    path: `/newsletters/${SLUG}/articles/find`,
    body: {
      title: `Article ${round}`,
      outlet: `Outlet ${round % 40}`,
      url: round % 2 === 0 ? null : `https://outlet${round % 40}.example/articles/${round}`,
    },
  }),
  'move from last to first': (_, { version, reviews }) => ({
    path: `/reviews/${reviews.at(-1)?.id ?? ''}/move-between`,
    body: { after: null, before: reviews[0]?.id ?? null, queue: version },
  }),
};

const search = (words: string): Request => ({
  path: `/newsletters/${SLUG}/reviews?state=any&limit=20&q=${encodeURIComponent(words)}`,
});

async function timeCalls(
  database: BenchDatabase,
  token: string,
  rounds: number,
): Promise<readonly TimedCall[]> {
  const input: WebProcessInput = { databaseUrl: database.connectionString, secrets: [] };
  const web = startProcess<{ url: string }>('processes/web.ts', input);
  const pool = new Pool((await web.next()).url, { connections: 1 });
  const cpuSoFar = async () => ({
    web: await treeCpuSeconds(web.pid),
    postgres: await database.cpuSeconds(),
  });
  try {
    const timed: TimedCall[] = [];
    for (const [what, ask] of Object.entries(CALLS)) {
      timed.push({ what, ...(await timeCall(caller(pool, token), cpuSoFar, ask, rounds)) });
    }
    return timed;
  } finally {
    await pool.close();
    await web.end();
  }
}

type Caller = (request: Request) => Promise<string>;

const caller =
  (pool: Pool, token: string): Caller =>
  async ({ path, body }) => {
    const answer = await pool.request({
      method: body === undefined ? 'GET' : 'POST',
      path: `/api/v1${path}`,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.body.text();
    if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode} ${text}`);
    return text;
  };

/** Calls which load code and fill caches, and aren't counted. */
const WARM_UP = 20;

async function timeCall(
  call: Caller,
  cpuSoFar: () => Promise<Readonly<Record<'web' | 'postgres', number>>>,
  ask: (round: number, queue: Queue) => Request,
  rounds: number,
): Promise<Omit<TimedCall, 'what'>> {
  const times: number[] = [];
  let queue = JSON.parse(await call({ path: `/newsletters/${SLUG}/queue` })) as Queue;
  let answer = '';
  let before: Readonly<Record<'web' | 'postgres', number>> = { web: 0, postgres: 0 };
  for (let round = -WARM_UP; round < rounds; round += 1) {
    if (round === 0) before = await cpuSoFar();
    const request = ask(round + WARM_UP, queue);
    const began = performance.now();
    answer = await call(request);
    if (round >= 0) times.push(performance.now() - began);
    if (request.path.endsWith('/move-between')) queue = JSON.parse(answer) as Queue;
  }
  const after = await cpuSoFar();
  const perCall = (which: 'web' | 'postgres') => ((after[which] - before[which]) / rounds) * 1000;
  return {
    sorted: times.toSorted((a, b) => a - b),
    bytes: Buffer.byteLength(answer),
    web: perCall('web'),
    postgres: perCall('postgres'),
  };
}

/** A key as a person has one who may do everything. */
async function makeKey({ db }: BenchDatabase): Promise<string> {
  const clock = () => new Date();
  const deps = { db, clock, keyring: createKeyring(['a secret of the bench that is long enough']) };
  const invitation = { email: 'ed@digest.example', newsletter: null, role: 'owner' } as const;
  const invited = await invitePerson(deps, owner, invitation);
  if (invited.kind !== 'invited') throw new Error(`an invitation is ${invited.kind}`);
  const accepted = await acceptInvitation(deps, invited);
  if (accepted.kind !== 'accepted') throw new Error(`an invitation is ${accepted.kind}`);
  const made = await createKey(deps, owner, {
    for: accepted.personId,
    name: 'bench',
    scopes: ['read', 'reviews'],
    expiresAt: null,
  });
  if (made.kind !== 'created') throw new Error(`a key is ${made.kind}`);
  return made.key.token;
}
