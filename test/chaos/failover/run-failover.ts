import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase, type OpenedDatabase } from '@galley/db';
import pg from 'pg';
import { namePart, openNewsroom, progressOf } from '../newsroom/newsroom.ts';
import type { Part, PartName } from '../newsroom/part.ts';
import { addressesOf } from '../newsroom/run-newsroom.ts';
import { persist } from '../persist.ts';
import { createRandom } from '../random.ts';
import { breakPrimary, bringBack, KINDS, type Kind } from './break-primary.ts';
import { startCluster, type Cluster } from './cluster.ts';
import { compareInTheEnd, type Compared } from './compare-in-the-end.ts';
import { editorsWrite } from './editors-write.ts';
import { readFirstActs, sizeOf } from './first-writes.ts';
import type { Node } from './node.ts';
import { probeWrites, type WriteProbe } from './probe-writes.ts';
import { leavePath, readersLeave, type Leaver, type Leaving } from './readers-leave.ts';
import { watchAnswers, type SeenAnswers } from './watch-answers.ts';

export interface FailoverRun {
  readonly failovers: number;
  readonly readers: number;
  /** How long the send takes at the provider's rate, without faults and failovers. */
  readonly minutes: number;
  readonly seed: number;
  readonly isAsynchronous: boolean;
  /** For this process's own files. */
  readonly folder: string;
  readonly say: (line: string) => void;
  /** Told what ends the run early. */
  readonly onStart: (stop: () => Promise<void>) => void;
}

export interface Failover {
  readonly kind: Kind;
  /** Without an acknowledged write, seen through the proxy. */
  readonly outageSeconds: number;
  /** From the new primary's first write to that of each process. */
  readonly returned: ReadonlyMap<string, number>;
  /** Whether the new primary was still the one when the cluster was whole again. */
  readonly isStill: boolean;
}

export interface FailoverReport extends Compared {
  readonly seconds: number;
  readonly failovers: readonly Failover[];
  readonly seen: SeenAnswers;
  readonly leaving: Leaving;
  readonly reviews: number;
  readonly probes: number;
}

const SLUG = 'daily';
const BATCH = 100;
/** Galley calls at least so often, whatever a provider says. */
const SLOWEST = 0.5;
const PARTS: readonly PartName[] = ['web', 'web', 'scheduler', 'delivery', 'delivery'];
/** Those that write all the time; a scheduler asks once a minute, and writes when something is due. */
const WRITERS = PARTS.map((_, index) => namePart(PARTS, index)).filter(
  (name) => !name.startsWith('scheduler'),
);
const LONGEST_RETURN_SECONDS = 5;
const LOOK_MS = 20;
const PATIENCE_MS = 120_000;

/** A newsroom sends one issue while its primary is lost again and again. */
export async function runFailover(run: FailoverRun): Promise<FailoverReport> {
  const { say, readers, isAsynchronous, folder } = run;
  const closing: (() => Promise<unknown>)[] = [];
  let closed: Promise<void> | null = null;
  // A signal and the end may both ask for it, and both wait until everything has ended.
  const closeAll = (): Promise<void> => (closed ??= closeEach(closing));
  run.onStart(closeAll);
  try {
    say(`starting etcd, HAProxy and three nodes of Patroni`);
    const cluster = await startCluster(isAsynchronous, (stop) => closing.push(stop));
    const rateLimit = Math.max(SLOWEST, readers / BATCH / (run.minutes * 60));
    const newsroom = await openNewsroom(
      { folder },
      { connectionString: cluster.url },
      { seed: run.seed, rateLimit, faults: 'rough', parts: PARTS, namesParts: true },
    );
    closing.push(() => newsroom.close());
    const addresses = addressesOf(readers, 'failover');
    say(`importing ${readers} readers`);
    await newsroom.approveIssue(SLUG, addresses);
    const database = await openDatabase({
      databaseUrl: cluster.url,
      dataDir: folder,
      applicationName: 'chaos',
      max: 4,
    });
    closing.push(() => database.close());
    await database.pool.query(
      'create table failover_probe (id bigserial primary key, who text not null, number integer)',
    );
    const leavers = await readLeavers(database);
    const parts = await newsroom.start({ connectionString: cluster.url });
    closing.push(() => Promise.all(parts.map((part) => part.close())));
    await newsroom.galley('issue', 'send', '1', '--newsletter', SLUG);
    say(`sending ${rateLimit.toFixed(2)} batches a second`);

    const began = performance.now();
    const probe = probeWrites(cluster.url);
    const pages = watchAnswers(newsroom.url, [
      '/',
      '/archive',
      '/subscribe',
      `/archive?q=${SLUG}`,
      leavePath(leavers[0]?.subscription ?? ''),
    ]);
    const leaving = readersLeave(newsroom.webUrls, leavers, createRandom(run.seed));
    const writing = editorsWrite(newsroom, folder, SLUG);
    const problems: string[] = [];
    const failovers = await failOver(run, { cluster, database, probe, problems });
    await untilSent(database, run, problems);
    await Promise.all([leaving.stop(), writing.stop(), probe.stop()]);
    const seen = await pages.stop();
    await Promise.all(parts.map((part) => part.close()));
    const seconds = (performance.now() - began) / 1000;
    await cluster.settle();
    const compared = await compareInTheEnd({
      database,
      ledgerPath: newsroom.ledgerPath,
      addresses,
      leaving,
      reviews: writing.acknowledged,
      probed: probe.acknowledged(),
    });
    const { lostWrites } = compared;
    return {
      seconds,
      failovers,
      seen,
      leaving,
      reviews: writing.acknowledged.length,
      probes: probe.acknowledged().length,
      mails: compared.mails,
      lostWrites,
      problems: [
        ...problems,
        ...seen.problems,
        ...fallsOf(parts),
        ...(isAsynchronous ? [] : lostWrites.map((what) => `lost: ${what}`)),
        ...compared.problems,
      ],
    };
  } finally {
    await closeAll();
  }
}

/** The last that was opened first; each, whatever became of the others. */
async function closeEach(closing: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const close of closing.toReversed()) await close().catch(() => undefined);
}

const fallsOf = (parts: readonly Part[]): string[] =>
  parts.flatMap(({ falls }) => falls.map((fall) => `a process ended: ${fall}`));

const readLeavers = async ({ pool }: OpenedDatabase): Promise<readonly Leaver[]> =>
  (
    await pool.query<Leaver>(
      `select s.address, sub.id::text as subscription
       from subscription sub join subscriber s on s.id = sub.subscriber_id`,
    )
  ).rows;

interface Scene {
  readonly cluster: Cluster;
  readonly database: OpenedDatabase;
  readonly probe: WriteProbe;
  readonly problems: string[];
}

async function failOver(run: FailoverRun, scene: Scene): Promise<readonly Failover[]> {
  const { cluster, database, probe, problems } = scene;
  const done: Failover[] = [];
  for (let number = 1; number <= run.failovers; number += 1) {
    const kind = KINDS[(number - 1) % KINDS.length] ?? 'switchover';
    const old = await cluster.settle();
    if (!(await untilInFlight(database))) {
      problems.push(`the issue was sent after ${number - 1} failovers`);
      break;
    }
    const sizes = new Map<Node, number>();
    for (const node of cluster.nodes) sizes.set(node, await sizeOf(node.log));
    // Only a standby that doesn't confirm keeps an old primary from saying yes.
    const problem = (line: string): void =>
      run.isAsynchronous ? run.say(line) : void problems.push(line);
    const breaking = { cluster, old, problem };
    const brokenAt = Date.now();
    await breakPrimary(kind, breaking);
    const fresh = await newPrimary(cluster, old);
    const promotedAt = Date.now();
    const writableAt = await firstWrite(fresh);
    await bringBack(kind, breaking);
    const isStill = (await cluster.settle()) === fresh;
    const returned = await readReturns(fresh, sizes.get(fresh) ?? 0, { promotedAt, writableAt });
    const outageSeconds = probe.outageSince(brokenAt - 200);
    done.push({ kind, outageSeconds, returned, isStill });
    // On a machine that is too busy, the new primary may be lost, too, before all have written.
    for (const name of isStill ? WRITERS : []) {
      const seconds = returned.get(name);
      if (seconds === undefined || seconds > LONGEST_RETURN_SECONDS) {
        problems.push(
          `${name} wrote ${seconds?.toFixed(1) ?? 'nothing'} s after failover ${number}`,
        );
      }
    }
    const { sent } = await persist(() => progressOf(database, SLUG));
    const each = [...returned].map(([name, seconds]) => `${name} ${seconds.toFixed(1)}`);
    run.say(
      `${number} of ${run.failovers}: ${old.name} ${kind}, ${fresh.name} took over, no write for ` +
        `${outageSeconds.toFixed(1)} s, Galley's first after ${each.join(', ')} s; ` +
        `${sent} mails accepted${isStill ? '' : '; it lost its role again by itself'}`,
    );
  }
  return done;
}

/** False if the issue has been sent already. */
async function untilInFlight(database: OpenedDatabase): Promise<boolean> {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline) {
    const { rows } = await persist(() =>
      database.pool.query<{ flying: boolean; state: string }>(
        `select i.state, exists (select from attempt a join batch b on b.id = a.batch_id
           where b.issue_id = i.id and a.ended_at is null and b.lease_until > now()) as flying
         from issue i join newsletter n on n.id = i.newsletter_id
         where n.slug = $1 and i.number = 1`,
        [SLUG],
      ),
    );
    if (rows[0]?.state === 'sent') return false;
    if (rows[0]?.flying === true) return true;
    await sleep(LOOK_MS);
  }
  throw new Error('nothing is on its way to the provider');
}

async function newPrimary(cluster: Cluster, old: Node): Promise<Node> {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline) {
    const fresh = (await cluster.primaries()).find((node) => node !== old);
    if (fresh !== undefined) return fresh;
    await sleep(LOOK_MS);
  }
  throw new Error(`nobody takes over from ${old.name}`);
}

/** When a write straight to a new primary is acknowledged: a synchronous standby has it, too. */
const firstWrite = ({ url }: Node): Promise<number> =>
  persist(async () => {
    const client = new pg.Client({ connectionString: url, query_timeout: 10_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query("insert into failover_probe (who) values ('first')");
      return Date.now();
    } finally {
      void client.end().catch(() => undefined);
    }
  });

/** Waits until each process that writes all the time has written, or ought to have. */
async function readReturns(
  fresh: Node,
  from: number,
  { promotedAt, writableAt }: { readonly promotedAt: number; readonly writableAt: number },
): Promise<ReadonlyMap<string, number>> {
  const deadline = writableAt + 4 * LONGEST_RETURN_SECONDS * 1000;
  for (;;) {
    const { wrote } = await readFirstActs(fresh.log, from, promotedAt);
    if (WRITERS.every((name) => wrote.has(name)) || Date.now() > deadline) {
      const known = WRITERS.flatMap((name) => {
        const at = wrote.get(name);
        return at === undefined ? [] : [[name, Math.max(0, at - writableAt) / 1000] as const];
      });
      return new Map(known);
    }
    await sleep(500);
  }
}

async function untilSent(
  database: OpenedDatabase,
  { minutes, readers, say }: FailoverRun,
  problems: string[],
): Promise<void> {
  const deadline = performance.now() + minutes * 60_000 * 3 + PATIENCE_MS;
  for (let looks = 0; ; looks += 1) {
    const { state, sent } = await persist(() => progressOf(database, SLUG));
    if (state === 'sent') return;
    if (performance.now() > deadline || state === 'paused') {
      problems.push(`the issue is ${state} after ${sent} mails`);
      return;
    }
    if (looks % 30 === 29) say(`${sent} of ${readers} mails accepted`);
    await sleep(1000);
  }
}
