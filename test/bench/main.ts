// `npm run bench`: measures and reports. It never fails for being slow.
import { writeFile } from 'node:fs/promises';
import { isMet, knownAims, type BenchPart, type PartResult, type Size } from './bench-part.ts';
import { describeServer, removeBenchDatabases } from './bench-database.ts';
import { describeMachine } from './machine.ts';
import { endProcesses } from './measured-process.ts';
import { PARTS } from './parts/index.ts';
import { readBenchOptions } from './read-bench-options.ts';
import { printAim, printPart } from './print-report.ts';

const values = readBenchOptions();

let ending: Promise<void> | null = null;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    endProcesses();
    ending = removeBenchDatabases().finally(() => process.exit(1));
  });
}

const server = await describeServer();
const chosen = PARTS.filter(({ name }) => values.only?.includes(name) ?? true);
const parts = chosen.filter(({ onCluster }) => !server.isCluster || onCluster);
await bench(parts, values.smoke ? 'smoke' : values.large ? 'large' : 'usual').catch(
  // If a part's processes were ended, the part fails; then only cleaning up matters.
  async (error: unknown) => {
    if (ending === null) throw error;
    await ending;
  },
);

async function bench(parts: readonly BenchPart[], size: Size): Promise<void> {
  const say = (text: string): void => void process.stdout.write(`${text}\n`);
  const machine = describeMachine();
  say(
    `# Galley's figures (${size})\n\n${machine.date} · ${machine.cores} cores (${machine.cpu}) · ${machine.memoryGb} GB · Node ${machine.node} · load before: ${machine.loadBefore.toFixed(1)} · ${server.words}`,
  );
  if (parts.length < chosen.length) {
    const left = chosen.filter((part) => !parts.includes(part)).map(({ name }) => name);
    say(`\nNot measured on a cluster: ${left.join(', ')}.`);
  }
  const results: { name: string; seconds: number; result: PartResult }[] = [];
  for (const part of parts) {
    const began = performance.now();
    const result = await part.run(size, values.readers);
    const seconds = (performance.now() - began) / 1000;
    results.push({ name: part.name, seconds, result });
    say(printPart(part.title, result));
    if (values.json !== undefined) {
      await writeFile(
        values.json,
        `${JSON.stringify({ machine, size, parts: results }, null, 2)}\n`,
      );
    }
  }
  say(conclude(results, size));
}

function conclude(
  results: readonly { readonly name: string; readonly result: PartResult }[],
  size: Size,
): string {
  const aims = results.flatMap(({ name, result }) =>
    knownAims(result).map((aim) => ({ name, aim })),
  );
  const missed = aims.filter(({ aim }) => !isMet(aim));
  const lines = ['\n## In plain words\n'];
  if (size === 'smoke') {
    lines.push('The bench works. At these sizes, the figures mean nothing.');
    return lines.join('\n');
  }
  lines.push(
    `${aims.length - missed.length} of ${aims.length} aims were met on this machine in this run. The aims are for 2 idle cores; missing one fails nothing.`,
  );
  if (missed.length > 0)
    lines.push('', ...missed.map(({ name, aim }) => `${printAim(aim)} [${name}]`));
  lines.push(
    '',
    'Ratios within a run apply to other machines too; seconds do not. docs/bench.md says what each part measures and what limits it where an aim is missed.',
  );
  return lines.join('\n');
}
