import { bySize, type BenchPart } from '../bench-part.ts';
import { settle, withBenchDatabase } from '../bench-database.ts';
import { runMeasured } from '../measured-process.ts';
import { openNewsletter } from '../press-issue.ts';
import type { ImporterInput } from '../processes/importer.ts';
import { printNumber } from '../spread.ts';

/** CSV import with validation, de-duplication and a report of refused rows. */
export const csvImport: BenchPart = {
  name: 'import',
  onCluster: true,
  title: 'CSV import',
  async run(size) {
    const rows = bySize(size, { smoke: 2_000, usual: 100_000, large: 1_000_000 });
    return withBenchDatabase(async (database) => {
      await openNewsletter(database, 1);
      await settle(database);
      const measure = async (what: string) => {
        const before = await database.cpuSeconds();
        const input: ImporterInput = {
          databaseUrl: database.connectionString,
          rows,
        };
        const run = await runMeasured('processes/importer.ts', input);
        return { what, ...run, postgres: (await database.cpuSeconds()) - before };
      };
      const runs = [await measure('all of them new'), await measure('the same file again')];
      const first = runs[0];
      return {
        tables: [
          {
            title: `${printNumber(rows)} rows with names; 1 % repeated, 0.5 % refused`,
            columns: ['file', 'seconds', 'rows/s', 'CPU s', 'Postgres CPU s', 'peak MB'],
            rows: runs.map((run) => [
              run.what,
              printNumber(run.seconds, 2),
              printNumber(rows / run.seconds),
              printNumber(run.cpuSeconds, 2),
              printNumber(run.postgres, 2),
              printNumber(run.peakMegabytes),
            ]),
          },
        ],
        aims: [
          {
            what: 'seconds per 1,000,000 rows',
            unit: ' s',
            figure: ((first?.seconds ?? NaN) / rows) * 1e6,
            atMost: 60,
          },
          {
            what: 'CPU seconds per 1,000,000 rows, Node and Postgres together',
            unit: ' s',
            figure: (((first?.cpuSeconds ?? NaN) + (first?.postgres ?? NaN)) / rows) * 1e6,
            atMost: 60,
          },
        ],
        words: [
          'Every row is checked and de-duplicated in a table outside the write-ahead log before anything is stored; then short transactions store 5,000 readers at a time, each with evidence of consent.',
          'Node reads while Postgres sets rows aside, then waits while it stores them. About 25 MB of the heap are in use throughout; the rest of the peak, apart from the program, is room that V8 takes for garbage.',
        ],
      };
    });
  },
};
