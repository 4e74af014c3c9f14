import {
  beginAttempts,
  dueBuckets,
  excludeLeavers,
  freezeAudienceChunk,
  lockMembers,
  lockNextBatches,
  readBuckets,
  readCanaries,
  openDeliveryPartition,
  sql,
} from '@galley/db';
import { SEND_LIMITS } from '@galley/delivery';
import { settle, withBenchDatabase, type BenchDatabase } from '../bench-database.ts';
import { bySize, type BenchPart } from '../bench-part.ts';
import { explainLast, watchQueries } from '../explain.ts';
import { openNewsletter, releaseSixReviews } from '../press-issue.ts';
import { medianOf, printNumber } from '../spread.ts';

const READERS = 20_000;
const OLD_ISSUE = 100_000;
/** Batches in one claim, as when every lane of a process asks. */
const LANES = SEND_LIMITS.lanes;
const CLAIM = /^select .* from "batch" .*skip locked$/s;

/** Whether stored old issues make the next claim slower. */
export const claim: BenchPart = {
  name: 'claim',
  title: 'Claiming batches beside the deliveries of old issues',
  async run(size) {
    const steps = bySize(size, {
      smoke: [0, 20_000],
      usual: [0, 1_000_000],
      large: [0, 1_000_000, 10_000_000],
    });
    const rounds = bySize(size, { smoke: 10, usual: 200, large: 500 });
    return withBenchDatabase(async (database) => {
      const queries = watchQueries(database.pool);
      await openNewsletter(database, READERS);
      const issueId = await prepareIssue(database);
      const rows: (string | number)[][] = [];
      const pages: number[] = [];
      let explained = '';
      let old = 0;
      for (const step of steps) {
        await addOldDeliveries(database, old, step);
        old = step;
        await settle(database);
        const { next, whole } = await claimOften(database, issueId, rounds);
        explained = await explainLast(database.pool, queries, CLAIM);
        pages.push(pagesOf(explained));
        const kept = await keptMegabytes(database);
        rows.push([
          printNumber(old),
          printNumber(next, 2),
          printNumber(whole, 2),
          pagesOf(explained),
          printNumber(kept),
        ]);
      }
      return {
        tables: [
          {
            title: 'Milliseconds in a transaction that is rolled back; median',
            columns: [
              'old deliveries',
              'find the batches',
              'the whole claim',
              'pages read to find them',
              'database MB',
            ],
            rows,
          },
        ],
        aims: [
          {
            what: 'pages read to find batches, beside the most old deliveries against none',
            unit: ' times',
            figure: (pages.at(-1) ?? NaN) / (pages[0] ?? NaN),
            atMost: 1.2,
          },
        ],
        words: [
          'Each issue has its own partition of deliveries, and open batches have their own index, so a claim reads nothing of sent issues. The plan beside the most old deliveries:',
          explained,
        ],
      };
    });
  },
};

async function prepareIssue(database: BenchDatabase): Promise<string> {
  const { db } = database;
  const { id: issueId } = await releaseSixReviews(database);
  await openDeliveryPartition(db, issueId);
  const chunk = { issueId, chunk: 10_000 };
  while (
    (await db.transaction().execute((trx) => freezeAudienceChunk(trx, chunk))).kind === 'more'
  );
  // Half-way through: the canary was accepted and the open batches do not begin at one.
  await sql`
    with sent as (
      update batch set state = 'accepted', attempt = 1, idempotency_key = 'key/' || ordinal,
        content_hash = 'x', ended_at = now()
      where issue_id = ${issueId} and ordinal <= 100 returning id
    )
    update delivery d set state = 'accepted', resend_id = gen_random_uuid()::text
    from sent where d.issue_id = ${issueId} and d.batch_id = sent.id`.execute(db);
  return issueId;
}

async function addOldDeliveries(database: BenchDatabase, from: number, to: number): Promise<void> {
  const { db } = database;
  for (let at = from; at < to; at += OLD_ISSUE) {
    const readers = Math.min(OLD_ISSUE, to - at);
    const { id } = await db
      .insertInto('issue')
      .columns([
        'newsletter_id',
        'number',
        'subject',
        'preheader',
        'state',
        'frozen_at',
        'sent_at',
        'dated_on',
      ])
      .expression((issue) =>
        issue
          .selectFrom('newsletter')
          .select([
            'id',
            sql<number>`${1_000_000 + at / OLD_ISSUE}::integer`.as('number'),
            sql<string>`'old'`.as('subject'),
            sql<string>`''`.as('preheader'),
            sql<'sent'>`'cancelled'`.as('state'),
            sql<Date>`now()`.as('frozen_at'),
            sql<Date>`now()`.as('sent_at'),
            sql<string>`current_date`.as('dated_on'),
          ])
          .limit(1),
      )
      .returning('id')
      .executeTakeFirstOrThrow();
    await openDeliveryPartition(db, id);
    await sql`
      with batches as (
        insert into batch (issue_id, rendition_id, ordinal, size, state, attempt, idempotency_key,
          content_hash, ended_at)
        select ${id}::bigint, (select min(id) from rendition), n, 100, 'accepted', 1,
          format('old/%s/%s', ${id}::bigint, n), 'x', now()
        from generate_series(1, ${readers / 100}::integer) n
        returning id, ordinal
      ), attempts as (
        insert into attempt (batch_id, number, worker, ended_at, outcome, status)
        select id, 1, 'bench', now(), 'accepted', 200 from batches
      )
      insert into delivery (issue_id, subscriber_id, subscription_id, batch_id, rendition_id,
        address, address_canonical, state, resend_id)
      select ${id}::bigint, n, n, b.id, 1, format('reader%s@mail.example', n),
        format('reader%s@mail.example', n), 'accepted', gen_random_uuid()::text
      from generate_series(1, ${readers}::integer) n join batches b on b.ordinal = (n + 99) / 100
    `.execute(db);
  }
}

async function claimOften(database: BenchDatabase, issueId: string, rounds: number) {
  const next: number[] = [];
  const canaries = await readCanaries(database.db, issueId, true);
  const [bucket = 0] = await dueBuckets(
    database.db,
    issueId,
    canaries,
    await readBuckets(database.db),
  );
  const where = { bucket, canaries, limit: LANES };
  const whole: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    await inTransaction(database, async (trx) => {
      const { batches } = await lockNextBatches(trx, issueId, where);
      next.push(performance.now() - began);
      if (batches.length !== LANES) throw new Error('too few batches to claim');
      const ids = batches.map((batch) => batch.id);
      await lockMembers(trx, { issueId, bucket, ids });
      await excludeLeavers(trx, { issueId, bucket, ids });
      const fixed = ids.map((id) => ({
        id,
        size: 100,
        idempotencyKey: `bench/${round}/${id}`,
        contentHash: 'x',
        tokens: Array.from({ length: 100 }, () => '0a1b2c3d.abcdefghijklmnopqrstuv.1000000'),
      }));
      await beginAttempts(trx, bucket, fixed, { worker: 'bench', leaseSeconds: 10 });
      whole.push(performance.now() - began);
    });
  }
  return { next: medianOf(next), whole: medianOf(whole) };
}

/** What the whole plan read: unlike milliseconds, the same on a busy machine. */
function pagesOf(explained: string): number {
  const found = /Buffers: shared(?: hit=(\d+))?(?: read=(\d+))?/.exec(explained);
  return Number(found?.[1] ?? 0) + Number(found?.[2] ?? 0);
}

class RolledBack extends Error {}

/** Rolled back, so that every round finds the same rows. */
async function inTransaction(
  { db }: BenchDatabase,
  work: (trx: Parameters<typeof lockNextBatches>[0]) => Promise<void>,
): Promise<void> {
  await db
    .transaction()
    .execute(async (trx) => {
      await work(trx);
      throw new RolledBack();
    })
    .catch((error: unknown) => {
      if (!(error instanceof RolledBack)) throw error;
    });
}

async function keptMegabytes({ db }: BenchDatabase): Promise<number> {
  const { rows } = await sql<{ bytes: string }>`
    select pg_database_size(current_database()) as bytes`.execute(db);
  return Number(rows[0]?.bytes ?? 0) / 1e6;
}
