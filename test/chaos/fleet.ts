import { setTimeout as sleep } from 'node:timers/promises';
import type { Bundle } from './bundle-process.ts';
import { startChild, type DeliveryChild } from './delivery-child.ts';
import { openLossyWay, type Loss, type LossyWay } from './lossy-way.ts';
import { connectionsLeft } from './pass-hours.ts';
import { persist } from './persist.ts';
import { createRandom, type Random } from './random.ts';
import { APPLICATION_NAME, AUDIENCE_CHUNK, LEASE_SECONDS } from './settings.ts';
import type { World } from './world.ts';

/** How one process lives and dies. */
type Fate =
  /** It kills itself at the n-th statement or HTTP event. */
  | { readonly kind: 'event'; readonly at: number }
  | { readonly kind: 'time'; readonly ms: number }
  /** Stopped for longer than its lease, continued, and killed some time later. */
  | { readonly kind: 'stop'; readonly after: number; readonly ms: number; readonly rest: number }
  /** The same, but it stops itself with its n-th answer not yet recorded. */
  | { readonly kind: 'stop-late'; readonly at: number; readonly ms: number; readonly rest: number }
  /** Stopped with the n-th answer in hand until another process tries the same batch. */
  | { readonly kind: 'overtaken'; readonly at: number; readonly rest: number }
  /** It works over a connection that loses COMMITs or the replies to them. */
  | { readonly kind: 'loss'; readonly loss: Loss; readonly ms: number }
  /** Its connections are closed again and again for a while. */
  | {
      readonly kind: 'disconnect';
      readonly after: number;
      readonly ms: number;
      readonly rest: number;
    };

/** The delivery processes of a run, and their deaths. */
export interface Fleet {
  kills(): number;
  /** Keeps starting processes until this many more have been killed. */
  killMore(count: number): Promise<void>;
  /** Kills all of them and keeps them down until the given work is done. */
  whileDown(work: () => Promise<void>): Promise<void>;
  /** Runs processes that nobody kills, until `release` is called. */
  work(): Promise<{ release(): Promise<void> }>;
  /** Processes that ended although nobody killed them. */
  readonly complaints: readonly string[];
}

export interface FleetOptions {
  readonly processes: number;
  readonly lanes: number;
  /** What they run: the real protocol or a broken one. */
  readonly bundle: Bundle;
  readonly seed: number;
  /** How many of the deaths follow a stop past the lease. */
  readonly stops: number;
  /** Of those that are stopped, the share that another process has to overtake; none by default. */
  readonly overtaken?: number;
}

/** A process that does not reach its fatal event is killed after this time; on a cluster, later. */
const LONGEST_LIFE_MS = 1000;
/** One that nobody overtakes is continued after this. */
const LONGEST_STOP_MS = 4000;
/** Within this time, a busy process has read a few answers. */
const SOON_MS = 400;

export function createFleet(world: World, options: FleetOptions): Fleet {
  const live = new Set<DeliveryChild>();
  const complaints: string[] = [];
  let kills = 0;
  let born = 0;
  let down = false;

  const start = (fate: Fate | null, way: LossyWay | null = null): DeliveryChild => {
    born += 1;
    const child = startChild(options.bundle, {
      databaseUrl: way?.databaseUrl ?? world.database.connectionString,
      baseUrl: world.baseUrl,
      worker: `w${born}`,
      lanes: options.lanes,
      audienceChunk: AUDIENCE_CHUNK,
      busy: true,
      patient: fate === null,
      killAt: fate?.kind === 'event' ? fate.at : null,
      stopAt: fate?.kind === 'stop-late' || fate?.kind === 'overtaken' ? fate.at : null,
    });
    live.add(child);
    let works = false;
    void child.ready.then((ready) => (works = ready));
    void child.ended.then((end) => {
      live.delete(child);
      // A process that finds no database at its start ends with a message, as it should.
      if (!end.killed && works) complaints.push(end.complaint);
    });
    return child;
  };

  const liveAndDie = async (random: Random): Promise<void> => {
    const fate = drawFate(random, options);
    const way =
      fate.kind === 'loss' ? await openLossyWay(world.database.connectionString, fate.loss) : null;
    const child = start(fate, way);
    if (await child.ready) {
      await Promise.race([child.ended, meet(world, child, fate)]);
      child.signal('SIGCONT');
      child.signal('SIGKILL');
    }
    if ((await child.ended).killed) kills += 1;
    way?.close();
  };

  return {
    kills: () => kills,
    complaints,
    async killMore(count) {
      const until = kills + count;
      const seed = options.seed + kills * 7919;
      await Promise.all(
        Array.from({ length: options.processes }, async (_, slot) => {
          const random = createRandom(seed + slot * 104729);
          while (kills < until && complaints.length === 0) {
            if (down) await sleep(20);
            else await liveAndDie(random);
          }
        }),
      );
    },
    async whileDown(work) {
      down = true;
      const dying = [...live];
      for (const child of dying) child.signal('SIGKILL');
      await Promise.all(dying.map((child) => child.ended));
      while ((await persist(() => connectionsLeft(world.database.db))) > 0) await sleep(50);
      await work();
      down = false;
    },
    async work() {
      const working = await Promise.all(
        Array.from({ length: options.processes }, async () => {
          for (let tries = 1; ; tries += 1) {
            const child = start(null);
            if ((await child.ready) || tries === 5) return child;
          }
        }),
      );
      return {
        async release() {
          for (const child of working) child.signal('SIGKILL');
          await Promise.all(working.map((child) => child.ended));
        },
      };
    },
  };
}

function drawFate(random: Random, { stops, overtaken = 0 }: FleetOptions): Fate {
  if (random.chance(stops)) {
    if (random.chance(overtaken)) {
      return { kind: 'overtaken', at: random.between(1, 4), rest: random.between(500, 1000) };
    }
    const ms = random.between(LEASE_SECONDS * 1100, LEASE_SECONDS * 1900);
    const rest = random.between(50, 500);
    return random.chance(0.5)
      ? { kind: 'stop-late', at: random.between(1, 4), ms, rest }
      : { kind: 'stop', after: random.between(0, 500), ms, rest };
  }
  if (random.chance(0.08)) {
    const ms = random.between(0, LEASE_SECONDS * 1300);
    return {
      kind: 'disconnect',
      after: random.between(0, 400),
      ms,
      rest: random.between(100, 800),
    };
  }
  if (random.chance(0.12)) {
    const what = random.chance(0.7) ? 'reply' : 'request';
    return {
      kind: 'loss',
      loss: { every: random.between(2, 9), what },
      ms: random.between(400, 1500),
    };
  }
  return random.chance(0.6)
    ? { kind: 'event', at: random.between(1, 90) }
    : { kind: 'time', ms: random.between(0, 800) };
}

async function meet(world: World, child: DeliveryChild, fate: Fate): Promise<void> {
  const { pace } = world.server;
  const pause = (ms: number) => sleep(ms, undefined, { ref: false });
  switch (fate.kind) {
    case 'event':
      return pause(LONGEST_LIFE_MS * pace);
    case 'time':
    case 'loss':
      return pause(fate.ms * pace);
    case 'stop':
      await pause(fate.after * pace);
      child.signal('SIGSTOP');
      await pause(fate.ms);
      child.signal('SIGCONT');
      return pause(fate.rest);
    case 'stop-late':
      await pause(SOON_MS * pace + fate.ms);
      child.signal('SIGCONT');
      return pause(fate.rest);
    case 'overtaken':
      for (let waited = 0; waited < LONGEST_STOP_MS; waited += 20) {
        if (await isOvertaken(world, child)) break;
        await pause(20);
      }
      child.signal('SIGCONT');
      return pause(fate.rest);
    case 'disconnect':
      await pause(fate.after);
      for (let left = fate.ms; left >= 0; left -= 50) {
        await endConnections(world, child);
        await pause(50);
      }
      return pause(fate.rest);
  }
}

/** True while another process tries a batch whose answer this one got but didn't record. */
async function isOvertaken(world: World, { name }: DeliveryChild): Promise<boolean> {
  const { rows } = await world.database.pool
    .query(
      `select from attempt mine join attempt other
         on other.bucket = mine.bucket and other.batch_id = mine.batch_id
         and other.number > mine.number
       where mine.worker = $1 and mine.ended_at is null and other.ended_at is null limit 1`,
      [name],
    )
    .catch(() => ({ rows: [] }));
  return rows.length > 0;
}

/** Ends the connections of one process under test. */
async function endConnections(world: World, { name }: DeliveryChild): Promise<void> {
  await world.database.pool
    .query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name = $1`,
      [`${APPLICATION_NAME} ${name}`],
    )
    .catch(() => undefined); // the server itself may be down at this moment
}
