import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { onTestFinished } from 'vitest';
import { TEST_ENV } from './test-env.ts';
import { PATIENTLY } from './patiently.ts';
import type { Ran } from './run-galley.ts';

const BIN = resolve(import.meta.dirname, '../../apps/galley/bin/galley.js');

export interface SpawnOptions {
  /** Added to what a process needs anyway (PATH). */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Standard input: nothing, or a pipe that stays open. */
  readonly stdin?: 'ignore' | 'pipe';
  /** In its own process group, as a terminal starts it. */
  readonly detached?: boolean;
}

/** A galley process that runs until it is stopped. */
export interface SpawnedGalley {
  readonly child: ChildProcess;
  /** Its output so far. */
  output(): { readonly stdout: string; readonly stderr: string };
  /** Waits until stdout matches; fails if the process ends or four minutes pass first. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
  /** Waits for the end. */
  ended: Promise<Ran>;
}

/** Starts the real command in a separate process, which is killed at the end of the test. */
export function spawnGalley(argv: readonly string[], options: SpawnOptions): SpawnedGalley {
  const child = spawn(process.execPath, [BIN, ...argv], {
    cwd: options.cwd ?? '/',
    env: { ...TEST_ENV, ...options.env },
    stdio: [options.stdin ?? 'ignore', 'pipe', 'pipe'],
    detached: options.detached ?? false,
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const { stdout: out, stderr: err } = child;
  if (out === null || err === null) throw new Error('its output is not a pipe');
  let stdout = '';
  let stderr = '';
  out.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  err.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = once(child, 'close').then(([code, signal]): Ran => {
    return {
      code: typeof code === 'number' ? code : -1,
      stdout,
      stderr: `${stderr}${signal ?? ''}`,
    };
  });
  return {
    child,
    output: () => ({ stdout, stderr }),
    ended,
    says: (pattern) =>
      new Promise((done, fail) => {
        const look = (): void => {
          const match = pattern.exec(stdout);
          if (match !== null) settle(() => done(match));
        };
        const giveUp = (why: string): void =>
          settle(() => fail(new Error(`${why} before ${pattern}\n${stdout}\n${stderr}`)));
        const timer = setTimeout(() => giveUp('four minutes passed'), PATIENTLY.timeout);
        const settle = (then: () => void): void => {
          clearTimeout(timer);
          out.off('data', look);
          then();
        };
        out.on('data', look);
        void ended.then(() => giveUp('the process ended'));
        look();
      }),
  };
}

/** Runs the real command to its end. */
export const spawnGalleyToEnd = (argv: readonly string[], options: SpawnOptions): Promise<Ran> =>
  spawnGalley(argv, options).ended;
