import { bundleProcess, type Bundle } from './bundle-process.ts';
import { checkInvariants } from './check-invariants.ts';
import type { ChaosServer } from './chaos-server.ts';
import { startChild } from './delivery-child.ts';
import { createFleet } from './fleet.ts';
import type { FaultKind } from './plan-faults.ts';
import { createRandom } from './random.ts';
import { releaseFirst } from './release.ts';
import { settle } from './settle.ts';
import { AUDIENCE_CHUNK } from './settings.ts';
import type { Violation } from './violation.ts';
import { openWorld } from './world.ts';

export interface EnumerationReport {
  readonly points: number;
  readonly seconds: number;
  readonly violations: readonly Violation[];
}

const READERS = 3 * AUDIENCE_CHUNK - 4;
/** Each point waits for a lease to end, so several are looked at side by side. */
const SIDE_BY_SIDE = 4;
const FAULTS: readonly FaultKind[] = ['none', 'lost'];

/**
 * Kills one process at its first event, another at its second, and so on until one gets through
 * its issue unharmed; each time a fresh process finishes the issue and every invariant is checked.
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
    const walk = async (): Promise<void> => {
      while (!clean && violations.length === 0) {
        const point = next;
        next += 1;
        const { at, found } = await killAt(server, bundle, point, faults);
        if (at === null) {
          clean = true;
          continue;
        }
        points += 1;
        violations.push(
          ...found.map(({ rule, detail }) => ({ rule, detail: `${detail} (${point}: ${at})` })),
        );
        say(`${faults}, step ${point}: ${at}${found.length === 0 ? '' : ' VIOLATED'}`);
      }
    };
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, walk));
  }
  return { points, violations, seconds: (performance.now() - began) / 1000 };
}

/** @returns at which event the process died; null when it had finished before */
async function killAt(
  server: ChaosServer,
  bundle: Bundle,
  point: number,
  faults: FaultKind,
): Promise<{ readonly at: string | null; readonly found: readonly Violation[] }> {
  const world = await openWorld(server, { seed: point, faults, quotas: {} });
  const fleet = createFleet(world, {
    processes: 1,
    lanes: 1,
    bundle,
    seed: point,
    stops: 0,
  });
  try {
    await releaseFirst(world.database.db, createRandom(point), READERS);
    const child = startChild(bundle, {
      databaseUrl: world.database.connectionString,
      baseUrl: world.baseUrl,
      worker: 'first',
      lanes: 1,
      patient: false,
      killAt: point,
      stopAt: null,
    });
    const finished = (async () => {
      const { db } = world.database;
      for (;;) {
        const issue = await db.selectFrom('issue').select('state').executeTakeFirstOrThrow();
        if (issue.state === 'sent') return null;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    })();
    const end = await Promise.race([child.ended, finished]);
    child.signal('SIGKILL');
    await child.ended;
    await world.startEvents();
    const stuck = await settle(world, fleet, 30);
    const { violations } = await checkInvariants(world);
    return { at: end === null ? null : end.at, found: [...stuck, ...violations] };
  } finally {
    await fleet.whileDown(async () => undefined);
    await world.close();
  }
}
