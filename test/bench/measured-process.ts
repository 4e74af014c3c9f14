import { spawn, type ChildProcess as NodeChild } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { peakMegabytes } from './process-figures.ts';

/** What a measured process reports when its work is done. */
export interface Measured {
  /** Mails, rows, events: whatever the work counts. */
  readonly count: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
}

/**
 * Inside the process: does the work, without counting its own start, and reports to the parent.
 *
 * @param work returns how many things were done
 */
export async function measureWork(work: () => Promise<number>): Promise<void> {
  const cpu = process.cpuUsage();
  const began = performance.now();
  const count = await work();
  const seconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  tellParent({
    count,
    seconds,
    cpuSeconds: (user + system) / 1e6,
    peakMegabytes: await peakMegabytes(),
  } satisfies Measured);
}

export const tellParent = (said: object): void =>
  void process.stdout.write(`${JSON.stringify(said)}\n`);

/** The parent's input: the process's only argument. */
export const readInput = (): unknown => JSON.parse(process.argv[2] ?? 'null');

export interface ChildProcess<Said> {
  readonly pid: number;
  /** The next line that it reports. */
  next(): Promise<Said>;
  /** Asks it to end and waits until it has. */
  end(): Promise<void>;
  /** Waits until it ends by itself. */
  readonly ended: Promise<unknown>;
}

const running = new Set<NodeChild>();

/** Ends the processes started here if the bench ends early. */
export const endProcesses = (): void => running.forEach((child) => void child.kill('SIGKILL'));

/** Starts a script of this folder as a separate process. */
export function startProcess<Said>(
  script: string,
  input: object,
  nodeOptions: readonly string[] = [],
): ChildProcess<Said> {
  const path = new URL(script, import.meta.url).pathname;
  const child = spawn(process.execPath, [...nodeOptions, path, JSON.stringify(input)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  running.add(child);
  const ended = once(child, 'close').finally(() => running.delete(child));
  return {
    ended,
    pid: child.pid ?? 0,
    async next() {
      const line = await lines.next();
      if (line.done === true) throw new Error(`${script} ended before it had reported anything`);
      return JSON.parse(line.value) as Said;
    },
    async end() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Runs a script of this folder to its end and returns what it measured. */
export async function runMeasured(
  script: string,
  input: object,
  nodeOptions: readonly string[] = [],
): Promise<Measured> {
  const child = startProcess<Measured>(script, input, nodeOptions);
  const measured = await child.next();
  await child.ended;
  return measured;
}
