import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { FaultKind } from './plan-faults.ts';

/** Mails that the provider accepts per day and per month (UTC); unlimited by default. */
export interface Quotas {
  readonly dailyQuota?: number;
  readonly monthlyQuota?: number;
}

export type SandboxRequest =
  | {
      readonly kind: 'open';
      readonly path: string;
      readonly seed: number;
      readonly faults: FaultKind;
      readonly quotas: Quotas;
      /** Requests per second; without it, as many as come. */
      readonly rateLimit?: number;
    }
  | { readonly kind: 'webhook'; readonly url: string; readonly secret: string }
  | { readonly kind: 'faults'; readonly on: boolean }
  | { readonly kind: 'advance'; readonly hours: number }
  /** Posts events now that wait for another try. */
  | { readonly kind: 'hurry' }
  | { readonly kind: 'wire' };

/** What came over the wire under one idempotency key, in the sandbox's time. */
export interface WireUse {
  readonly key: string;
  /** Hashes of the complete bodies that were received. */
  readonly bodies: readonly string[];
  /** When each call came, and whether it was answered by a refusal. */
  readonly calls: readonly { readonly at: number; readonly refused: boolean }[];
  /** True if the sandbox was told to claim that the key had come with other bytes. */
  readonly conflictAskedFor: boolean;
}

export interface SandboxAnswer {
  readonly url?: string;
  readonly wire?: readonly WireUse[];
}

/** The sandbox's process, seen from the controller. */
export interface SandboxControl {
  ask(request: SandboxRequest): Promise<SandboxAnswer>;
  close(): Promise<void>;
}

/** Starts the sandbox in a separate process. */
export function startSandbox(): SandboxControl {
  const child = fork(join(import.meta.dirname, 'sandbox-process.ts'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const waiting = new Map<number, (answer: SandboxAnswer) => void>();
  let last = 0;
  child.on('message', (message) => {
    const { id, reply } = message as { id: number; reply: SandboxAnswer };
    waiting.get(id)?.(reply);
    waiting.delete(id);
  });
  return {
    ask: (request) =>
      new Promise((resolve) => {
        last += 1;
        waiting.set(last, resolve);
        child.send({ id: last, request });
      }),
    async close() {
      const exited = once(child, 'exit');
      child.disconnect();
      await exited;
    },
  };
}
