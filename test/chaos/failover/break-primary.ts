import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from './cluster.ts';
import { triesToWrite } from './fenced.ts';
import type { Node } from './node.ts';

/** How a primary is lost, in turn: killed, cut off, and replaced on purpose. */
export const KINDS = [
  'postgres killed',
  'frozen',
  'switchover',
  'postgres and patroni killed',
  'network cut',
  'switchover',
] as const;
export type Kind = (typeof KINDS)[number];

export interface Breaking {
  readonly cluster: Cluster;
  readonly old: Node;
  /** Told of a write that should not have been possible. */
  readonly problem: (line: string) => void;
}

/** Takes the primary away. */
export async function breakPrimary(kind: Kind, { cluster, old }: Breaking): Promise<void> {
  switch (kind) {
    case 'postgres killed':
      return old.kill('postgres');
    case 'postgres and patroni killed':
      return old.kill('everything');
    case 'frozen':
      return old.freeze();
    case 'network cut':
      return old.cut();
    case 'switchover':
      return switchOver(cluster, old);
  }
}

/** Once another node is the primary: brings the old one back, and checks that it takes no writes. */
export async function bringBack(kind: Kind, { old, problem }: Breaking): Promise<void> {
  switch (kind) {
    case 'postgres and patroni killed':
      return old.start();
    case 'frozen': {
      // It still believes that it is the primary when it wakes up.
      const tries = triesToWrite(old, kind, problem);
      old.wake();
      return tries;
    }
    case 'network cut':
      await triesToWrite(old, kind, problem);
      return old.join();
    default:
      return undefined;
  }
}

/** Asks Patroni, again if it isn't ready to. */
async function switchOver({ nodes }: Cluster, old: Node): Promise<void> {
  for (let tries = 0; tries < 30; tries += 1) {
    const asked = await fetch(`${old.rest}/switchover`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ leader: old.name }),
    }).catch(() => null);
    await asked?.arrayBuffer();
    if (asked?.ok === true) return;
    await sleep(1000);
  }
  throw new Error(`${old.name} of ${nodes.length} does not give way`);
}
