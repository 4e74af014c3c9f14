import { withBenchDatabase, settle } from '../bench-database.ts';
import { bySize, type BenchPart } from '../bench-part.ts';
import { runMeasured, type Measured } from '../measured-process.ts';
import { openNewsletter, releaseSixReviews } from '../press-issue.ts';
import { withSink } from '../sink-process.ts';
import { printNumber } from '../spread.ts';

/** Whether the delivery process grows with the audience. */
export const memory: BenchPart = {
  name: 'memory',
  title: 'Memory of the delivery process, small audience and large',
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
        'Batches are claimed, stamped and forgotten one by one, so an audience of any size needs the memory of a few batches.',
      ],
    };
  },
};

const sendTo = async (readers: number): Promise<Measured> =>
  withBenchDatabase(async (database) => {
    await openNewsletter(database, readers);
    const issue = await releaseSixReviews(database);
    await settle(database);
    return withSink((sink) =>
      runMeasured('senders/galley.ts', {
        databaseUrl: database.connectionString,
        url: sink.url,
        issueId: issue.id,
        readers,
        as: 'service',
      }),
    );
  });
