import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { TEST_ENV } from '../../kit/test-env.ts';

const BIN = resolve(import.meta.dirname, '../../../apps/galley/bin/galley.js');

/** One process of a newsroom. Like a service manager, it starts another when one has ended. */
export interface Part {
  readonly name: string;
  kill(): void;
  /** Ends it for good, by SIGTERM. */
  close(): Promise<void>;
  /** How often it ended although nobody killed it, with what it said last. */
  readonly falls: readonly string[];
}

export type PartName = 'web' | 'scheduler' | 'delivery';

export function startPart(name: PartName, env: Readonly<Record<string, string>>): Part {
  const falls: string[] = [];
  let child: ChildProcess;
  let open = true;
  let killed = false;

  const start = (): void => {
    let words = '';
    killed = false;
    child = spawn(process.execPath, [BIN, 'start', '--only', name], {
      cwd: '/',
      env: { ...TEST_ENV, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.stderr
      ?.setEncoding('utf8')
      .on('data', (text: string) => (words = (words + text).slice(-500)));
    child.once('close', () => {
      if (!open) return;
      if (!killed) falls.push(`${name}: ${words.trim()}`);
      start();
    });
  };
  start();
  // Whatever ends this process, nothing stays behind.
  process.once('exit', () => child.kill('SIGTERM'));

  return {
    name,
    falls,
    kill() {
      killed = true;
      child.kill('SIGKILL');
    },
    async close() {
      open = false;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const closed = once(child, 'close');
      child.kill('SIGTERM');
      await closed;
    },
  };
}
