import { onEachMachine } from '../../kit/test-cluster.ts';
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
  onCluster: true,
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

/** Of all machines; on a cluster, the number of a shard follows a table's name. */
async function spaceOf(database: BenchDatabase, issueId: string): Promise<Space> {
  const each = await onEachMachine(database, async (client) => {
    await client.query(`set citus.show_shards_for_app_name_prefixes = '*'`);
    const { rows } = await client.query<Space>(
      `select
         sum(pg_table_size(oid)) filter (where relname ~ $1) / 1e6::double precision as rows,
         sum(pg_indexes_size(oid)) filter (where relname ~ $1) / 1e6::double precision as indexes,
         sum(pg_total_relation_size(oid)) filter (where relname !~ $1) / 1e6::double precision
           as batches
       from pg_class where relkind = 'r' and (relname ~ $1 or relname ~ '^(batch|attempt)(_\\d+)?$')`,
      [`^delivery_${issueId}(_\\d+)?$`],
    );
    return rows;
  });
  const sum = (of: keyof Space) => each.flat().reduce((all, space) => all + space[of], 0);
  return { rows: sum('rows'), indexes: sum('indexes'), batches: sum('batches') };
}
