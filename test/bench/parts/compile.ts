import { bySize, type BenchPart } from '../bench-part.ts';
import { startProcess } from '../measured-process.ts';
import type { Compiled, CompilerInput } from '../processes/compiler.ts';
import { printNumber, printSpread } from '../spread.ts';

/** From reviews to the bytes of a mail: in a new process, and in a warm one. */
export const compile: BenchPart = {
  name: 'compile',
  title: 'Compile of an issue',
  async run(size) {
    const counts = bySize(size, {
      smoke: [1, 6],
      usual: [1, 6, 20, 100],
      large: [1, 6, 20, 100],
    });
    const rounds = bySize(size, { smoke: 1, usual: 3, large: 5 });
    const rows = [];
    for (const reviews of counts) {
      const runs: Compiled[] = [];
      for (let round = 0; round < rounds; round += 1) {
        const input: CompilerInput = { reviews, warm: 30 };
        const child = startProcess<Compiled>('processes/compiler.ts', input);
        runs.push(await child.next());
        await child.end();
      }
      rows.push([
        String(reviews),
        printNumber((runs[0]?.htmlBytes ?? 0) / 1000, 1),
        printSpread(
          runs.map((run) => run.loadMilliseconds),
          0,
        ),
        printSpread(
          runs.map((run) => run.coldMilliseconds),
          1,
        ),
        printSpread(
          runs.map((run) => run.warmMilliseconds),
          1,
        ),
      ]);
    }
    return {
      tables: [
        {
          title: 'HTML, plain text and headers, in milliseconds; median (least–most)',
          columns: ['reviews', 'HTML KB', 'loading React', 'first time', 'once warm'],
          rows,
        },
      ],
      aims: [],
      words: [
        'A process loads the templates once, when it compiles its first issue (the third column); the rest is the cost of each compile.',
      ],
    };
  },
};
