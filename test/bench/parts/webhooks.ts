import { INSTALLATION_TAG, ISSUE_TAG, SUBSCRIBER_TAG } from '@galley/core/delivery';
import { freezeAudienceChunk, fullRenditionId, openDeliveryPartition, sql } from '@galley/db';
import { createWebhookSecret, signWebhook } from '@galley/sandbox';
import { Pool } from 'undici';
import { postmasterPid, settle, withBenchDatabase, type BenchDatabase } from '../bench-database.ts';
import { bySize, type BenchPart } from '../bench-part.ts';
import { runMeasured, startProcess } from '../measured-process.ts';
import { openNewsletter, releaseSixReviews } from '../press-issue.ts';
import { treeCpuSeconds } from '../process-figures.ts';
import type { ApplierInput } from '../processes/applier.ts';
import type { WebProcessInput } from '../processes/web.ts';
import { inLanes } from '../senders/bench-readers.ts';
import { printNumber } from '../spread.ts';

const LANES = 32;
const TYPES = ['email.sent', 'email.delivered', 'email.opened'] as const;

/** Webhooks from the socket to the ledger. */
export const webhooks: BenchPart = {
  name: 'webhooks',
  title: 'Webhooks: verified and stored, then applied',
  async run(size) {
    const readers = bySize(size, { smoke: 300, usual: 3_000, large: 100_000 });
    const events = readers * TYPES.length;
    return withBenchDatabase(async (database) => {
      await openNewsletter(database, readers);
      const issueId = await acceptAll(database);
      await settle(database);
      const postmaster = await postmasterPid(database);
      const before = await treeCpuSeconds(postmaster);
      const received = await receive(database, issueId, events);
      const between = await treeCpuSeconds(postmaster);
      await database.pool.query('analyze');
      const input: ApplierInput = { databaseUrl: database.connectionString, events };
      const applied = await runMeasured('processes/applier.ts', input);
      const after = await treeCpuSeconds(postmaster);
      const row = (what: string, seconds: number, cpu: number, postgres: number) => [
        what,
        printNumber(events),
        printNumber(events / seconds),
        printNumber((cpu / events) * 1000, 3),
        printNumber((postgres / events) * 1000, 3),
      ];
      return {
        tables: [
          {
            title: `Three events per mail, posted over ${LANES} connections`,
            columns: ['step', 'events', 'events/s', 'CPU s per 1,000', 'Postgres CPU s per 1,000'],
            rows: [
              row('verified and stored', received.seconds, received.cpuSeconds, between - before),
              row('applied', applied.seconds, applied.cpuSeconds, after - between),
            ],
          },
        ],
        aims: [
          {
            what: 'verified and stored in one process',
            unit: '/s',
            figure: events / received.seconds,
            atLeast: 3_000,
          },
          {
            what: 'applied in one process',
            unit: '/s',
            figure: events / applied.seconds,
            atLeast: 3_000,
          },
        ],
        words: [
          'An event is answered once it is committed to durable Postgres and delivery has been woken through the queue.',
        ],
      };
    });
  },
};

/** Makes the rows of an issue that Resend has accepted for everybody. */
async function acceptAll(database: BenchDatabase): Promise<string> {
  const { db } = database;
  const { id: issueId } = await releaseSixReviews(database);
  await openDeliveryPartition(db, issueId);
  const renditionId = await fullRenditionId(db, issueId);
  const chunk = { issueId, renditionId, chunk: 10_000 };
  while (
    (await db.transaction().execute((trx) => freezeAudienceChunk(trx, chunk))).kind === 'more'
  );
  await sql`update delivery set state = 'accepted', resend_id = gen_random_uuid()::text`.execute(
    db,
  );
  await sql`update batch set state = 'accepted', idempotency_key = 'key/' || ordinal,
    content_hash = 'x', attempt = 1, ended_at = now()`.execute(db);
  await sql`update issue set state = 'sent', sent_at = now() where id = ${issueId}`.execute(db);
  return issueId;
}

async function receive(database: BenchDatabase, issueId: string, events: number) {
  const secret = createWebhookSecret();
  const requests = await signEvents(database, issueId, events, secret);
  const input: WebProcessInput = { databaseUrl: database.connectionString, secrets: [secret] };
  const web = startProcess<{ readonly url: string }>('processes/web.ts', input);
  try {
    const pool = new Pool((await web.next()).url, { connections: LANES, pipelining: 1 });
    const post = async (index: number): Promise<void> => {
      const { headers, body } = requests[index % requests.length] ?? { headers: {}, body: '' };
      const reply = await pool.request({ method: 'POST', path: '/webhooks/resend', headers, body });
      if (reply.statusCode !== 200) throw new Error(`the web app said ${reply.statusCode}`);
      await reply.body.dump();
    };
    await post(0); // the first call connects to Postgres and opens the queue
    const cpu = await treeCpuSeconds(web.pid);
    const began = performance.now();
    await inLanes(events - 1, LANES, (index) => post(index + 1));
    const seconds = (performance.now() - began) / 1000;
    await pool.close();
    return { seconds, cpuSeconds: (await treeCpuSeconds(web.pid)) - cpu };
  } finally {
    await web.end();
  }
}

async function signEvents(
  database: BenchDatabase,
  issueId: string,
  events: number,
  secret: string,
) {
  const { db } = database;
  const { id: installation } = await db
    .selectFrom('installation')
    .select('id')
    .executeTakeFirstOrThrow();
  const deliveries = await db
    .selectFrom('delivery')
    .select(['subscriber_id', 'address', 'resend_id'])
    .where('issue_id', '=', issueId)
    .execute();
  const timestamp = Math.floor(Date.now() / 1000);
  const now = new Date().toISOString();
  return deliveries
    .flatMap((delivery) => TYPES.map((type) => ({ delivery, type })))
    .slice(0, events)
    .map(({ delivery, type }, index) => {
      const body = JSON.stringify({
        type,
        created_at: now,
        data: {
          email_id: delivery.resend_id,
          created_at: now,
          from: 'The Digest <news@digest.example>',
          to: [delivery.address],
          subject: 'What we read this week',
          tags: {
            [INSTALLATION_TAG]: installation,
            [ISSUE_TAG]: issueId,
            [SUBSCRIBER_TAG]: delivery.subscriber_id,
          },
        },
      });
      const id = `msg_${index}`;
      return {
        body,
        headers: {
          'content-type': 'application/json',
          'svix-id': id,
          'svix-timestamp': String(timestamp),
          'svix-signature': signWebhook({ id, timestamp, body, secret }),
        },
      };
    });
}
