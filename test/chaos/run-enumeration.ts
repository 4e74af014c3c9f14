import { setTimeout as sleep } from 'node:timers/promises';
import { hurry } from './act-on-issues.ts';
import { bundleProcess, type Bundle } from './bundle-process.ts';
import { checkInvariants } from './check-invariants.ts';
import type { ChaosServer } from './chaos-server.ts';
import { startChild } from './delivery-child.ts';
import { createFleet } from './fleet.ts';
import type { FaultKind } from './plan-faults.ts';
import { releaseFirst } from './release.ts';
import { settle } from './settle.ts';
import type { Violation } from './violation.ts';
import { openWorld, type World } from './world.ts';

export interface EnumerationReport {
  readonly points: number;
  readonly seconds: number;
  readonly violations: readonly Violation[];
}

/** Three batches; one is split twice until the refused address is found. */
const CHUNK = 4;
const READERS = 3 * CHUNK - 1;
const POISONED = [CHUNK + 2];
/** Each point waits for a lease to end, so several run side by side. */
const SIDE_BY_SIDE = 4;
const SETTLE_SECONDS = 120;
const FAULTS: readonly FaultKind[] = ['none', 'lost'];

/**
 * Kills one process at its first event, another at its second, and so on until one finishes its
 * issue unharmed; each time, a fresh process finishes the issue and every invariant is checked.
 * Once with a provider that works, once with one that loses the first answer to every batch.
 */
export async function runEnumeration(
  server: ChaosServer,
  say: (line: string) => void,
): Promise<EnumerationReport> {
  const began = performance.now();
  const bundle = await bundleProcess(server.folder, null);
  const violations: Violation[] = [];
  let points = 0;
  for (const faults of FAULTS) {
    let next = 1;
    let clean = false;
    const walk = async (_: unknown, index: number): Promise<void> => {
      const world = await openWorld(server, { seed: index, faults, quotas: {}, calm: true });
      const fleet = createFleet(world, { processes: 1, lanes: 1, bundle, seed: 1, stops: 0 });
      await world.startEvents();
      while (!clean && violations.length === 0) {
        const point = next;
        next += 1;
        const at = await killAt(world, bundle, point);
        const stuck = await settle(world, fleet, SETTLE_SECONDS);
        const found = [...stuck, ...(await checkInvariants(world)).violations];
        violations.push(
          ...found.map(({ rule, detail }) => ({ rule, detail: `${detail} (${point}: ${at})` })),
        );
        if (at === null) clean = true;
        else points += 1;
        const end = found.length === 0 ? '' : ' VIOLATED';
        say(`${faults}, step ${point}: ${at ?? 'it got through'}${end}`);
      }
      await world.close();
    };
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, walk));
  }
  return { points, violations, seconds: (performance.now() - began) / 1000 };
}

/** @returns the event at which the process died; null if it had finished before */
async function killAt(world: World, bundle: Bundle, point: number): Promise<string | null> {
  const { db } = world.database;
  await world.sandbox.ask({ kind: 'faults', on: true });
  const issueId = await releaseFirst(db, READERS, POISONED);
  const child = startChild(bundle, {
    databaseUrl: world.database.connectionString,
    baseUrl: world.baseUrl,
    worker: 'first',
    lanes: 1,
    audienceChunk: CHUNK,
    busy: false,
    patient: false,
    killAt: point,
    stopAt: null,
  });
  let died: string | undefined;
  void child.ended.then(({ at }) => (died = at));
  let at: string | null | undefined;
  while (at === undefined) {
    await sleep(50);
    await hurry(db);
    const { state } = await db
      .selectFrom('issue')
      .select('state')
      .where('id', '=', issueId)
      .executeTakeFirstOrThrow();
    at = died ?? (state === 'sent' ? null : undefined);
  }
  child.signal('SIGKILL');
  await child.ended;
  return at;
}
