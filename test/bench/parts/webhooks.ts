import { INSTALLATION_TAG, ISSUE_TAG, SUBSCRIBER_TAG } from '@galley/core/delivery';
import { freezeAudienceChunk, openDeliveryPartition, sql } from '@galley/db';
import { createWebhookSecret, signWebhook } from '@galley/sandbox';
import { Pool } from 'undici';
import { settle, withBenchDatabase, type BenchDatabase } from '../bench-database.ts';
import { bySize, type Aim, type BenchPart } from '../bench-part.ts';
import { runMeasured, startProcess } from '../measured-process.ts';
import { openNewsletter, releaseSixReviews } from '../press-issue.ts';
import { treeCpuSeconds } from '../process-figures.ts';
import type { ApplierInput } from '../processes/applier.ts';
import type { WebProcessInput } from '../processes/web.ts';
import { inLanes } from '../senders/bench-readers.ts';
import { printNumber } from '../spread.ts';

const LANES = 32;

/** The fate of a mail: most are delivered and opened; of a hundred, two bounce and one is lost. */
function eventsOf(reader: number): readonly { readonly type: string; readonly data: object }[] {
  const sent = { type: 'email.sent', data: {} };
  const bounced = (type: string, subType: string) => ({
    type: 'email.bounced',
    data: { bounce: { type, subType, message: 'refused', diagnosticCode: ['smtp; refused'] } },
  });
  if (reader % 100 < 2) return [sent, bounced('Transient', 'MailboxFull')];
  if (reader % 100 === 2) return [sent, bounced('Permanent', 'NoEmail')];
  return [sent, { type: 'email.delivered', data: {} }, { type: 'email.opened', data: {} }];
}

/** Webhooks from the socket to the ledger. */
export const webhooks: BenchPart = {
  name: 'webhooks',
  title: 'Webhooks: verified and stored, then applied',
  async run(size) {
    const readers = bySize(size, { smoke: 300, usual: 10_000, large: 100_000 });
    return withBenchDatabase(async (database) => {
      await openNewsletter(database, readers);
      const issueId = await acceptAll(database);
      await settle(database);
      const before = await database.cpuSeconds();
      const received = await receive(database, issueId);
      const { events } = received;
      const between = await database.cpuSeconds();
      await database.pool.query('analyze');
      const input: ApplierInput = { databaseUrl: database.connectionString, events };
      const applied = await runMeasured('processes/applier.ts', input);
      const after = await database.cpuSeconds();
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
            title: `Mostly three events per mail, 3 % bounced, posted over ${LANES} connections`,
            columns: ['step', 'events', 'events/s', 'CPU s per 1,000', 'Postgres CPU s per 1,000'],
            rows: [
              row('verified and stored', received.seconds, received.cpuSeconds, between - before),
              row('applied', applied.seconds, applied.cpuSeconds, after - between),
            ],
          },
        ],
        aims: [
          ...reached('verified and stored', events, received),
          ...reached('applied', events, applied),
        ],
        words: [
          'An event is answered once it is committed to durable Postgres; events that arrive together share a statement, and delivery is woken twice a second.',
          'Events per CPU second are what one process could do on its own core: they mean more than elapsed time where other work, including this bench, keeps the cores busy.',
        ],
      };
    });
  },
};

const reached = (
  what: string,
  events: number,
  { seconds, cpuSeconds }: { readonly seconds: number; readonly cpuSeconds: number },
): Aim[] => [
  { what: `${what} in one process`, unit: '/s', figure: events / seconds, atLeast: 3_000 },
  {
    what: `${what} per CPU second of that process`,
    unit: '',
    figure: events / cpuSeconds,
    atLeast: 3_000,
  },
];

/** Creates the rows of an issue that Resend has accepted for everybody. */
async function acceptAll(database: BenchDatabase): Promise<string> {
  const { db } = database;
  const { id: issueId } = await releaseSixReviews(database);
  await openDeliveryPartition(db, issueId);
  const chunk = { issueId, chunk: 10_000 };
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

async function receive(database: BenchDatabase, issueId: string) {
  const secret = createWebhookSecret();
  const requests = await signEvents(database, issueId, secret);
  const input: WebProcessInput = { databaseUrl: database.connectionString, secrets: [secret] };
  const web = startProcess<{ readonly url: string }>('processes/web.ts', input);
  try {
    const pool = new Pool((await web.next()).url, { connections: LANES, pipelining: 1 });
    const post = async (index: number): Promise<void> => {
      const { headers, body } = requests[index] ?? { headers: {}, body: '' };
      const reply = await pool.request({ method: 'POST', path: '/webhooks/resend', headers, body });
      if (reply.statusCode !== 200) throw new Error(`the web app answered ${reply.statusCode}`);
      await reply.body.dump();
    };
    await post(0); // the first call connects to Postgres
    const cpu = await treeCpuSeconds(web.pid);
    const began = performance.now();
    await inLanes(requests.length - 1, LANES, (index) => post(index + 1));
    const seconds = (performance.now() - began) / 1000;
    await pool.close();
    const cpuSeconds = (await treeCpuSeconds(web.pid)) - cpu;
    return { events: requests.length, seconds, cpuSeconds };
  } finally {
    await web.end();
  }
}

async function signEvents(database: BenchDatabase, issueId: string, secret: string) {
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
    .flatMap((delivery, reader) => eventsOf(reader).map((event) => ({ delivery, event })))
    .map(({ delivery, event }, index) => {
      const body = JSON.stringify({
        type: event.type,
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
          ...event.data,
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
