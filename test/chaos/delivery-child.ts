import { fork, type ChildProcess } from 'node:child_process';
import type { Bundle } from './bundle-process.ts';
import type { DeliveryProcessOptions } from './settings.ts';

/** One delivery process under test. */
export interface DeliveryChild {
  /** The worker's name, also in its connections. */
  readonly name: string;
  /** True once it works; false if it ended before that. */
  readonly ready: Promise<boolean>;
  /** Why it ended. */
  readonly ended: Promise<ChildEnd>;
  signal(signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void;
}

export interface ChildEnd {
  readonly killed: boolean;
  /** The event at which it killed itself, or '' if somebody else did. */
  readonly at: string;
  /** The end of what it wrote to stderr. */
  readonly complaint: string;
}

const living = new Set<ChildProcess>();
// They end with this process, except for those that are stopped at that moment.
process.once('exit', () => {
  for (const child of living) child.kill('SIGKILL');
});

export function startChild(bundle: Bundle, options: DeliveryProcessOptions): DeliveryChild {
  const child = fork(bundle.file, [JSON.stringify(options)], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { NODE_COMPILE_CACHE: bundle.cache },
  });
  living.add(child);
  let at = '';
  let complaint = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (at += text));
  child.stderr
    ?.setEncoding('utf8')
    .on('data', (text: string) => (complaint = (complaint + text).slice(-4000)));
  const ended = new Promise<ChildEnd>((resolve) => {
    child.once('close', (_code, signal) => {
      living.delete(child);
      resolve({ killed: signal === 'SIGKILL', at: at.trim(), complaint });
    });
  });
  const ready = new Promise<boolean>((resolve) => {
    child.once('message', () => resolve(true));
    void ended.then(() => resolve(false));
  });
  return { name: options.worker, ready, ended, signal: (signal) => void child.kill(signal) };
}
