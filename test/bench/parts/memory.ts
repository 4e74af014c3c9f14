import { sql } from '@galley/db';
import { withBenchDatabase, settle, type BenchDatabase } from '../bench-database.ts';
import { bySize, type BenchPart } from '../bench-part.ts';
import type { Measured } from '../measured-process.ts';
import { openNewsletter, releaseSixReviews } from '../press-issue.ts';
import { runGalley } from '../run-galley.ts';
import { withSink } from '../sink-process.ts';
import { printNumber } from '../spread.ts';

interface MemoryRun extends Measured {
  readonly space: Space;
}

/** The space that a sent issue takes in Postgres, in MB. */
interface Space {
  readonly rows: number;
  readonly indexes: number;
  readonly batches: number;
}

/** Whether the delivery process grows with the audience, and how much space an issue takes. */
export const memory: BenchPart = {
  name: 'memory',
  title: 'Memory of the delivery process, small and large audience',
  async run(size) {
    const [few, many] = bySize(size, {
      smoke: [500, 2_000],
      usual: [10_000, 100_000],
      large: [10_000, 1_000_000],
    } as const);
    const small = await sendTo(few);
    const large = await sendTo(many);
    return {
      tables: [
        {
          title: 'Peak resident memory (VmHWM), Node and all',
          columns: ['readers', 'peak MB', 'mails/s'],
          rows: [small, large].map((run) => [
            printNumber(run.count),
            printNumber(run.peakMegabytes),
            printNumber(run.count / run.seconds),
          ]),
        },
        {
          title: 'Space the issue takes in Postgres, MB per 1,000,000 readers',
          columns: ['readers', 'deliveries', 'their indexes', 'batches and attempts', 'in all'],
          rows: [small, large].map(({ count, space }) => {
            const { rows, indexes, batches } = space;
            return [
              printNumber(count),
              ...[rows, indexes, batches, rows + indexes + batches].map((megabytes) =>
                printNumber((megabytes / count) * 1e6),
              ),
            ];
          }),
        },
      ],
      aims: [
        {
          what: 'peak of the large audience against the small',
          unit: ' times',
          figure: large.peakMegabytes / small.peakMegabytes,
          atMost: 1.1,
        },
        {
          what: 'peak of the large audience',
          unit: ' MB',
          figure: large.peakMegabytes,
          atMost: 200,
        },
      ],
      words: [
        'Batches are claimed, stamped and forgotten one by one, so any audience needs the memory of a few batches.',
      ],
    };
  },
};

const sendTo = async (readers: number): Promise<MemoryRun> =>
  withBenchDatabase(async (database) => {
    await openNewsletter(database, readers);
    const issue = await releaseSixReviews(database);
    await settle(database);
    const measured = await withSink((sink) =>
      runGalley({
        databaseUrl: database.connectionString,
        url: sink.url,
        issueId: issue.id,
        readers,
        as: 'service',
      }),
    );
    return { ...measured, space: await spaceOf(database, issue.id) };
  });

async function spaceOf({ db }: BenchDatabase, issueId: string): Promise<Space> {
  const { rows } = await sql<Space>`
    select pg_table_size(d) / 1e6::double precision as rows,
      pg_indexes_size(d) / 1e6::double precision as indexes,
      (pg_total_relation_size('batch') + pg_total_relation_size('attempt')) / 1e6::double precision
        as batches
    from (select ${`delivery_${issueId}`}::regclass as d) partition`.execute(db);
  return rows[0] ?? { rows: NaN, indexes: NaN, batches: NaN };
}
