import { setTimeout as sleep } from 'node:timers/promises';
import { sql, type Database, type Kysely } from '@galley/db';
import { cancelRefused, hoursToQuota, hurry, resumeAll, someoneActs } from './act-on-issues.ts';
import type { Bundle } from './bundle-process.ts';
import { checkInvariants, type Verdict } from './check-invariants.ts';
import { createFleet } from './fleet.ts';
import { DAY_HOURS, passHours } from './pass-hours.ts';
import { LONGEST_FAULT_MS, type FaultKind } from './plan-faults.ts';
import { decideLost } from './decide-lost.ts';
import { persist } from './persist.ts';
import { createRandom, type Random } from './random.ts';
import { someoneLeaves } from './readers-act.ts';
import { releaseFirst, releaseNext } from './release.ts';
import { releaseCorrection } from './release-correction.ts';
import type { openSendingAgain, SendingAgain } from './sending-again.ts';
import { settle } from './settle.ts';
import type { Emphasis } from './variants.ts';
import type { Violation } from './violation.ts';
import { openWorld, type World } from './world.ts';
import type { ChaosServer } from './chaos-server.ts';

export interface RandomRun {
  readonly kills: number;
  readonly seed: number;
  readonly processes: number;
  /** What the delivery processes run: the real protocol or a broken one. */
  readonly bundle: Bundle;
  /** Opens what sends issues again: the real step or a broken one. */
  readonly openSendingAgain: typeof openSendingAgain;
  readonly emphasis: Emphasis;
  /** Kills between two checks of the invariants; a run ends at the first violation. */
  readonly round: number;
  readonly settleSeconds: number;
  /** Readers of a new issue, at most. */
  readonly readers: number;
  /** Kills of the database server in total. */
  readonly serverKills: number;
  readonly onRound: (kills: number, verdict: Verdict) => void;
}

export interface RunReport extends Verdict {
  readonly kills: number;
  readonly issues: number;
  readonly left: number;
  /** Jumps in time of about a day, in which keys grow old. */
  readonly days: number;
  /** How often the provider's quota ran out until another day or month. */
  readonly quotas: number;
  /** How often an issue was sent again, and how many were urgent corrections. */
  readonly again: number;
  readonly corrections: number;
  readonly serverKills: number;
  readonly siteKills: number;
  readonly seconds: number;
}

const OPEN_ISSUES = 2;
/** So few that a world sometimes uses them up. */
const QUOTAS = { dailyQuota: 150, monthlyQuota: 600 };
/** Shortly before a key is no longer trusted, before it is forgotten, and after. */
const HOURS = [19, 22, DAY_HOURS, 50] as const;
/** By then the processes of a new round are working. */
const SERVER_DIES_AFTER_MS = 500;

/** Few enough for another process to be at work while one is stopped. */
const STOPS: Partial<Record<Emphasis, number>> = { 'late-failures': 0.6, 'late-answers': 0.6 };
const FAULTS: Partial<Record<Emphasis, FaultKind>> = {
  'late-failures': 'slow-retries',
  'late-answers': 'retries',
  'lost-answers': 'lost',
  refusals: 'refused',
  'in-doubt': 'in-doubt',
};

const LEAVE_OFTEN: ReadonlySet<Emphasis> = new Set(['leavers', 'lost-answers']);

/** Longer than processes need to start on the issue. */
const LONG_UNDO = 20;
/** The interval between people's actions on issues; the shortest hits a claim in progress. */
const ACTS_EVERY_MS: Partial<Record<Emphasis, readonly [number, number]>> = {
  plain: [100, 500],
  pauses: [5, 40],
  refusals: [5, 40],
};
const SELDOM_MS = [150, 700] as const;
/** The interval between urgent corrections. */
const CORRECTS_EVERY_MS: Partial<Record<Emphasis, readonly [number, number]>> = {
  corrections: [200, 1000],
};
const RARELY_MS = [1000, 4000] as const;

/** Sends issue after issue while processes die, then checks every invariant, round by round. */
export async function runRandom(server: ChaosServer, run: RandomRun): Promise<RunReport> {
  const began = performance.now();
  const { emphasis, seed } = run;
  const faults = FAULTS[emphasis] ?? 'many';
  const world = await openWorld(server, {
    seed,
    faults,
    quotas: emphasis === 'plain' ? QUOTAS : {},
  });
  await world.startEvents();
  const fleet = createFleet(world, {
    processes: run.processes,
    lanes: 2,
    bundle: run.bundle,
    seed,
    stops: STOPS[emphasis] ?? 0.12,
    ...(STOPS[emphasis] !== undefined && { overtaken: 0.95 }),
  });
  const sending = await run.openSendingAgain(world.database.connectionString);
  const tally = {
    issues: 0,
    left: 0,
    days: 0,
    quotas: 0,
    again: 0,
    corrections: 0,
    serverKills: 0,
  };
  const serverEvery = server.kill === null ? Infinity : run.kills / run.serverKills;
  const violations: Violation[] = [];
  let verdict: Verdict = { violations: [], mails: 0, calls: 0 };
  try {
    for (let round = 1; fleet.kills() < run.kills && violations.length === 0; round += 1) {
      const random = createRandom(seed + round * 65537);
      const life = startLife(world, sending, random, run, tally);
      const half = Math.ceil(Math.min(run.round, run.kills - fleet.kills()) / 2);
      await world.sandbox.ask({ kind: 'faults', on: true });
      await fleet.killMore(half);
      const quota = await persist(() => hoursToQuota(world.database.db));
      const passes = emphasis === 'days' || (emphasis === 'plain' && round % 2 === 0);
      if (quota !== null) tally.quotas += 1;
      else if (passes) tally.days += 1;
      if (quota !== null || passes) {
        const hours =
          quota ?? (emphasis === 'days' ? DAY_HOURS : (random.pick(HOURS) ?? DAY_HOURS));
        await fleet.whileDown(() => letTimePass(world, hours));
      }
      if (await persist(() => isInDoubt(world.database.db))) {
        await fleet.whileDown(async () => {
          await letTheWireRest();
          await persist(() => decideLost(world));
        });
      }
      const serverDies = fleet.kills() + half >= (tally.serverKills + 1) * serverEvery;
      if (serverDies) tally.serverKills += 1;
      await Promise.all([
        fleet.killMore(half),
        serverDies && sleep(SERVER_DIES_AFTER_MS).then(server.kill),
      ]);
      await life.stop();
      violations.push(...(await settle(world, fleet, run.settleSeconds)));
      verdict = await persist(() => checkInvariants(world));
      violations.push(...verdict.violations);
      for (const complaint of fleet.complaints) {
        violations.push({ rule: 'process-survives', detail: complaint });
      }
      run.onRound(fleet.kills(), { ...verdict, violations });
    }
  } finally {
    await fleet.whileDown(async () => undefined);
    await sending.close();
    await world.close();
  }
  const seconds = (performance.now() - began) / 1000;
  const siteKills = world.site.kills();
  return { ...verdict, ...tally, violations, kills: fleet.kills(), siteKills, seconds };
}

type Tally = Record<
  'issues' | 'left' | 'days' | 'quotas' | 'again' | 'corrections' | 'serverKills',
  number
>;

/** Whether somebody has to decide what became of a mail. */
async function isInDoubt(db: Kysely<Database>): Promise<boolean> {
  const { rows } = await sql`select from delivery where state = 'uncertain' limit 1`.execute(db);
  return rows.length > 0;
}

/** What is on the wire arrives now, not later: the slowest fault is over by then. */
const letTheWireRest = (): Promise<void> => sleep(LONGEST_FAULT_MS + 200);

async function letTimePass(world: World, hours: number): Promise<void> {
  await letTheWireRest();
  await world.sandbox.ask({ kind: 'advance', hours });
  await persist(() => passHours(world.database.db, hours));
}

async function releaseNew(
  db: Kysely<Database>,
  random: Random,
  readers: number,
  emphasis: Emphasis,
): Promise<string> {
  const any = () => random.between(1, readers);
  const poisoned = random.chance(0.4) ? [any(), any()] : [];
  const short = emphasis === 'plain' && random.chance(0.4) ? random.between(1, 4) : 0;
  return releaseFirst(db, readers, poisoned, emphasis === 'undo' ? LONG_UNDO : short);
}

/**
 * What people do while processes die: they release, pause and cancel issues, send some again and
 * correct others, and readers leave.
 */
function startLife(
  world: World,
  sending: SendingAgain,
  random: Random,
  { emphasis, readers }: RandomRun,
  tally: Tally,
): { stop(): Promise<void> } {
  const { db } = world.database;
  const newsletters: string[] = [];
  const ending = new AbortController();
  const { signal } = ending;
  const again = async (pause: () => number, work: () => Promise<void>): Promise<void> => {
    while (!signal.aborted) {
      // Anything that fails here failed because something was killed: the next turn tries again.
      await work().catch(() => undefined);
      await sleep(pause(), undefined, { signal }).catch(() => undefined);
    }
  };
  const release = async (): Promise<void> => {
    const { rows } = await world.database.pool.query<{ open: number }>(
      `select count(*)::integer as open from issue where state in ('sending', 'paused')`,
    );
    if ((rows[0]?.open ?? OPEN_ISSUES) >= OPEN_ISSUES) return;
    // The same readers again and again, or now and then those of any earlier issue.
    const known =
      emphasis === 'again'
        ? newsletters[0]
        : random.chance(0.3)
          ? random.pick(newsletters)
          : undefined;
    const id = known
      ? await releaseNext(db, known)
      : await releaseNew(db, random, random.between(60, readers), emphasis);
    const issue = await db
      .selectFrom('issue')
      .select('newsletter_id')
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    newsletters.push(issue.newsletter_id);
    tally.issues += 1;
  };
  const correct = async (): Promise<void> => {
    if ((await releaseCorrection(db)) === null) return;
    tally.corrections += 1;
    tally.issues += 1;
  };
  const loops = [
    again(() => 100, release),
    again(
      () => 200,
      () => hurry(db),
    ),
    again(
      () => (LEAVE_OFTEN.has(emphasis) ? random.between(5, 60) : random.between(20, 250)),
      async () => {
        if (await someoneLeaves(db, world.site, random)) tally.left += 1;
      },
    ),
    again(
      () => random.between(200, 800),
      async () => {
        if (await sending.someoneSendsAgain()) tally.again += 1;
      },
    ),
    again(() => random.between(...(CORRECTS_EVERY_MS[emphasis] ?? RARELY_MS)), correct),
    again(
      () => random.between(3000, 9000),
      async () => world.site.kill(),
    ),
    again(
      () => random.between(...(ACTS_EVERY_MS[emphasis] ?? SELDOM_MS)),
      () =>
        emphasis === 'refusals'
          ? cancelRefused(db)
          : someoneActs(db, random, emphasis === 'cancels' ? 0.4 : 0.04),
    ),
  ];
  return {
    async stop() {
      ending.abort();
      await Promise.all(loops);
      await persist(() => resumeAll(db));
    },
  };
}
