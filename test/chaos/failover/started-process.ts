import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { TEST_ENV } from '../../kit/test-env.ts';
import type { User } from './server-user.ts';

/** A server of the cluster, with a file that holds what it says. */
export interface StartedProcess {
  readonly pid: number;
  readonly isRunning: () => boolean;
  kill(signal: NodeJS.Signals): void;
  /** Ends it, by force after some seconds. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

const PATIENCE_MS = 15_000;

export function startProcess(
  command: string,
  argv: readonly string[],
  { user, log, cwd }: { readonly user: User | null; readonly log: string; readonly cwd: string },
): StartedProcess {
  const file = openSync(log, 'a');
  const child: ChildProcess = spawn(command, argv, {
    cwd,
    env: {
      ...TEST_ENV,
      PATH: '/usr/lib/postgresql/15/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      HOME: cwd,
    },
    stdio: ['ignore', file, file],
    ...user,
  });
  child.on('error', () => undefined);
  const isRunning = (): boolean => child.exitCode === null && child.signalCode === null;
  return {
    pid: child.pid ?? 0,
    isRunning,
    kill: (signal) => void child.kill(signal),
    async stop(signal = 'SIGTERM') {
      if (!isRunning()) return;
      const ended = once(child, 'exit');
      child.kill('SIGCONT');
      child.kill(signal);
      const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
      await ended;
      clearTimeout(timer);
    },
  };
}
