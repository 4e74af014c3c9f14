import { withBenchDatabase, settle, type BenchDatabase } from '../bench-database.ts';
import { bySize, type BenchPart, type PartResult, type Size } from '../bench-part.ts';
import { runMeasured, type Measured } from '../measured-process.ts';
import { openNewsletter, releaseSixReviews } from '../press-issue.ts';
import { runGalley, watchGalley } from '../run-galley.ts';
import type { GalleySenderInput } from '../senders/galley.ts';
import { withSink, type SinkProcess } from '../sink-process.ts';
import { describeMachines } from '../spread-over-machines.ts';
import { medianOf, printNumber, printSpread } from '../spread.ts';

interface SendRun extends Measured {
  readonly postgresCpuSeconds: number;
  readonly sinkCpuSeconds: number;
}

type Way = 'galley' | 'command' | 'bare' | 'stringify' | 'render';

const WAYS: Readonly<Record<Way, string>> = {
  galley: 'Galley, delivery service',
  command: 'Galley, issue send --wait',
  bare: 'bare loop, same bytes, no records',
  stringify: 'render once, JSON.stringify, fetch',
  render: 'render per reader, resend.batch.send',
};

/** Bulk sending end to end with its ledger rows, next to other ways, in one run. */
export const send: BenchPart = {
  name: 'send',
  onCluster: true,
  title: 'Bulk send, six reviews, to a sink in another process',
  run: (size, readers = bySize(size, { smoke: 2_000, usual: 60_000, large: 1_000_000 })) =>
    withBenchDatabase((database) => withSink((sink) => compare(database, sink, { size, readers }))),
};

async function compare(
  database: BenchDatabase,
  sink: SinkProcess,
  { size, readers }: { readonly size: Size; readonly readers: number },
): Promise<PartResult> {
  const rounds = bySize(size, { smoke: 1, usual: 3, large: 1 });
  const few = bySize(size, { smoke: 100, usual: 500, large: 5_000 });
  await openNewsletter(database, readers);
  const runs: Record<Way, SendRun[]> = {
    galley: [],
    command: [],
    bare: [],
    stringify: [],
    render: [],
  };
  let bytes = { html: 0, text: 0 };
  // Round by round, so that other work on the machine affects all of them.
  for (let round = 0; round < rounds; round += 1) {
    for (const way of Object.keys(WAYS) as Way[]) {
      const count = way === 'render' ? few : way === 'stringify' ? few * 10 : readers;
      const issue = await releaseSixReviews(database);
      const { html, text } = issue.rendition;
      bytes = { html: Buffer.byteLength(html), text: Buffer.byteLength(text) };
      await settle(database);
      const before = await sink.figures();
      runs[way].push(await runWay(database, sink, way, count, issue, round));
      const { mails, repeats, conflicts } = await sink.figures();
      if (mails - before.mails !== count || repeats > 0 || conflicts > 0) {
        throw new Error(`${WAYS[way]}: ${mails - before.mails} mails arrived instead of ${count}`);
      }
    }
  }
  const compared = report(runs, bytes, readers);
  const last = await releaseSixReviews(database);
  const machines = await describeMachines(database, last.id, () =>
    watchGalley({ ...senderInput(database, sink, last.id, readers), as: 'service' }),
  );
  return {
    tables: [...compared.tables, ...machines.tables],
    aims: [...compared.aims, ...machines.aims],
    words: [...compared.words, ...machines.words],
  };
}

const senderInput = (
  database: BenchDatabase,
  sink: SinkProcess,
  issueId: string,
  readers: number,
) => ({ databaseUrl: database.connectionString, url: sink.url, issueId, readers });

async function runWay(
  database: BenchDatabase,
  sink: SinkProcess,
  way: Way,
  readers: number,
  issue: Awaited<ReturnType<typeof releaseSixReviews>>,
  round: number,
): Promise<SendRun> {
  const plain = { url: sink.url, readers, rendition: issue.rendition, run: `${way}-${round}` };
  const galley = (as: GalleySenderInput['as']): GalleySenderInput => ({
    ...senderInput(database, sink, issue.id, readers),
    as,
  });
  const start: Readonly<Record<Way, () => Promise<Measured>>> = {
    galley: () => runGalley(galley('service')),
    command: () => runGalley(galley('command')),
    bare: () => runMeasured('senders/bare-loop.ts', plain),
    stringify: () => runMeasured('senders/stringify-each.ts', plain),
    render: () => runMeasured('senders/render-each.ts', plain),
  };
  const postgres = await database.cpuSeconds();
  const sinking = await sink.cpuSeconds();
  const measured = await start[way]();
  if (way !== 'galley' && way !== 'command') await cancel(database, issue.id);
  return {
    ...measured,
    postgresCpuSeconds: (await database.cpuSeconds()) - postgres,
    sinkCpuSeconds: (await sink.cpuSeconds()) - sinking,
  };
}

/** Only the issue's bytes were needed; it must not be sent later. */
async function cancel(database: BenchDatabase, id: string): Promise<void> {
  await database.db.updateTable('issue').set({ state: 'cancelled' }).where('id', '=', id).execute();
}

function report(
  runs: Readonly<Record<Way, readonly SendRun[]>>,
  bytes: { readonly html: number; readonly text: number },
  readers: number,
): PartResult {
  const rate = (way: Way) => runs[way].map((run) => run.count / run.seconds);
  const cpu = (way: Way, of: (run: SendRun) => number = (run) => run.cpuSeconds) =>
    runs[way].map((run) => (of(run) / run.count) * 1000);
  const rows = (Object.keys(WAYS) as Way[]).map((way) => [
    WAYS[way],
    printNumber(runs[way][0]?.count ?? 0),
    printSpread(rate(way)),
    printNumber(medianOf(rate(way)) / medianOf(rate('bare')), 3),
    printSpread(cpu(way), 4),
    printNumber(medianOf(cpu(way)) / medianOf(cpu('galley')), 2),
    printNumber(medianOf(cpu(way, (run) => run.postgresCpuSeconds)), 4),
    printNumber(medianOf(cpu(way, (run) => run.sinkCpuSeconds)), 4),
    printSpread(runs[way].map((run) => run.peakMegabytes)),
  ]);
  const galley = medianOf(cpu('galley'));
  const html = printNumber(bytes.html / 1000, 1);
  const text = printNumber(bytes.text / 1000, 1);
  return {
    tables: [
      {
        title: `Mails of ${html} KB HTML and ${text} KB text; median (least–most)`,
        columns: [
          'way',
          'mails',
          'mails/s',
          'of bare loop',
          'CPU s per 1,000',
          'CPU, Galley = 1',
          'Postgres CPU s per 1,000',
          'sink CPU s per 1,000',
          'peak MB',
        ],
        rows,
      },
    ],
    aims: [
      { what: 'mails per second', unit: '/s', figure: medianOf(rate('galley')), atLeast: 10_000 },
      {
        what: 'share of the bare loop',
        unit: '',
        figure: medianOf(rate('galley')) / medianOf(rate('bare')),
        atLeast: 1 / 3,
      },
      { what: 'CPU per 1,000 mails', unit: ' s', figure: galley, atMost: 0.06 },
      {
        what: 'CPU against rendering per reader',
        unit: ' times',
        figure: medianOf(cpu('render')) / galley,
        atLeast: 40,
      },
      {
        what: 'CPU against JSON.stringify per reader',
        unit: ' times',
        figure: medianOf(cpu('stringify')) / galley,
        atLeast: 8,
      },
    ],
    words: [
      `Galley freezes an audience of ${printNumber(readers)}, claims, stamps, posts and records every batch of 100 in durable Postgres; its time includes all of that. The bare loop posts as many mails with undici and keeps no records: no sender on this machine can be faster.`,
      'The sink received every mail once: after each run, its count was compared with the audience.',
      'On few cores, the sender, Postgres and the sink share them, so the sum of the three CPU columns limits mails per second.',
    ],
  };
}
