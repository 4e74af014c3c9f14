import { sql } from '@galley/db';
import { settle, withBenchDatabase, type BenchDatabase } from '../bench-database.ts';
import { bySize, type BenchPart } from '../bench-part.ts';
import { openNewsletter, releaseSixReviews } from '../press-issue.ts';
import { runGalley } from '../run-galley.ts';
import type { GalleySenderInput } from '../senders/galley.ts';
import { withSink, type SinkProcess } from '../sink-process.ts';
import { printNumber } from '../spread.ts';

/** Time for every process to start before the first batch may go. */
const UNDO_SECONDS = 8;

interface Share {
  readonly processes: number;
  readonly perSecond: number;
  readonly cpuPerThousand: number;
  /** Mails of each process against an even share. */
  readonly least: number;
  readonly most: number;
  readonly retries: number;
}

/** Several delivery processes on one Postgres: whether they share evenly and lose nothing. */
export const scaleOut: BenchPart = {
  name: 'scale-out',
  onCluster: true,
  title: 'One issue sent by 1, 2 and 4 delivery processes',
  async run(size) {
    const readers = bySize(size, { smoke: 2_000, usual: 40_000, large: 200_000 });
    return withBenchDatabase((database) =>
      withSink(async (sink) => {
        await openNewsletter(database, readers);
        const shares: Share[] = [];
        for (const processes of [1, 2, 4]) {
          shares.push(await sendTogether(database, sink, readers, processes));
        }
        return {
          tables: [
            {
              title: `Audience of ${printNumber(readers)}; an even share is 1`,
              columns: [
                'processes',
                'mails/s together',
                'CPU s per 1,000',
                'least share',
                'most share',
                'batches tried twice',
              ],
              rows: shares.map((share) => [
                share.processes,
                printNumber(share.perSecond),
                printNumber(share.cpuPerThousand, 4),
                printNumber(share.least, 2),
                printNumber(share.most, 2),
                share.retries,
              ]),
            },
          ],
          aims: shares
            .filter((share) => share.processes > 1)
            .map((share) => ({
              what: `least share of ${share.processes} processes (even = 1)`,
              unit: '',
              figure: share.least,
              atLeast: 0.8,
            })),
          words: [
            'After each run, the sink had every mail once and no key twice, and every delivery was accepted; otherwise the part would have failed. With fewer cores than processes, they are together no faster than one; what counts then is that none starves and nothing is lost.',
          ],
        };
      }),
    );
  },
};

async function sendTogether(
  database: BenchDatabase,
  sink: SinkProcess,
  readers: number,
  processes: number,
): Promise<Share> {
  const { db } = database;
  const issue = await releaseSixReviews(database);
  await settle(database);
  await sql`update issue set send_after = now() + make_interval(secs => ${UNDO_SECONDS})
    where id = ${issue.id}`.execute(db);
  const before = await sink.figures();
  const input: GalleySenderInput = {
    databaseUrl: database.connectionString,
    url: sink.url,
    issueId: issue.id,
    readers,
    as: 'service',
  };
  const runs = await Promise.all(Array.from({ length: processes }, () => runGalley(input)));
  const after = await sink.figures();
  const kept = await sql<{ accepted: number }>`
    select count(*)::integer as accepted from delivery
    where issue_id = ${issue.id} and state = 'accepted'`.execute(db);
  const arrived = after.mails - before.mails;
  const accepted = kept.rows[0]?.accepted ?? 0;
  if (arrived !== readers || accepted !== readers || after.repeats > 0 || after.conflicts > 0) {
    throw new Error(`${arrived} mails arrived and ${accepted} were recorded instead of ${readers}`);
  }
  const shares = await sharesOf(database, issue.id);
  const even = readers / processes;
  const mails = Array.from({ length: processes }, (_, at) => shares.mails[at] ?? 0);
  return {
    processes,
    perSecond: readers / shares.seconds,
    cpuPerThousand: (runs.reduce((sum, run) => sum + run.cpuSeconds, 0) / readers) * 1000,
    least: Math.min(...mails) / even,
    most: Math.max(...mails) / even,
    retries: shares.retries,
  };
}

/** What each process sent, and how long it all took, by the log of attempts. */
async function sharesOf({ db }: BenchDatabase, issueId: string) {
  const { rows } = await sql<{ mails: number }>`
    select sum(b.size)::integer as mails from attempt a join batch b on b.id = a.batch_id
    where b.issue_id = ${issueId} and a.outcome = 'accepted'
    group by a.worker order by 1 desc`.execute(db);
  const whole = await sql<{ seconds: number; retries: number }>`
    select extract(epoch from max(a.ended_at) - min(a.started_at))::double precision as seconds,
      (count(*) filter (where a.number > 1))::integer as retries
    from attempt a join batch b on b.id = a.batch_id where b.issue_id = ${issueId}`.execute(db);
  const { seconds = NaN, retries = 0 } = whole.rows[0] ?? {};
  return { mails: rows.map((row) => row.mails), seconds, retries };
}
