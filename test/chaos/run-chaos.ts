import { readChaosOptions } from './read-chaos-options.ts';
import { makeOwnFolder, startServer, type ChaosServer } from './chaos-server.ts';
import { runEnumeration } from './run-enumeration.ts';
import { bundleProcess } from './bundle-process.ts';
import { openSendingAgain } from './sending-again.ts';
import { runVariants } from './run-variants.ts';
import { findMissing } from './failover/find-programs.ts';
import { reportFailover } from './failover/report-failover.ts';
import { runFailover } from './failover/run-failover.ts';
import { runDisaster } from './newsroom/run-disaster.ts';
import { runNewsroom } from './newsroom/run-newsroom.ts';
import { runWorlds } from './run-worlds.ts';
import { RULES, type Violation } from './violation.ts';

const values = readChaosOptions();
const { seed } = values;

const say = (line: string): void => console.log(line);

function explain(violations: readonly Violation[]): void {
  for (const [rule, found] of Map.groupBy(violations, (one) => one.rule)) {
    say(`  ${rule} (${RULES[rule]}): broken ${found.length} times`);
    for (const { detail } of found.slice(0, 5)) say(`    ${detail}`);
  }
}

async function random(server: ChaosServer): Promise<boolean> {
  const { kills, short = false } = values;
  const report = await runWorlds(server, {
    kills,
    seed,
    sideBySide: values.worlds,
    processes: values.processes,
    bundle: await bundleProcess(server.folder, null),
    openSendingAgain,
    emphasis: 'plain',
    // Checking everything takes a while, so a short run does it rarely and has less to check. Only
    // what an earlier round has sent is certain to be there to be corrected or sent again.
    round: Math.min(short ? 75 : 50, Math.ceil(kills / values.worlds / 2)),
    readers: short ? 120 : 240,
    settleSeconds: 180,
    serverKills: values.serverKills ?? kills / 100,
    onRound: ({ kills: done, mails, violations }) =>
      say(`${done} kills, ${mails} mails accepted, ${violations.length} violations`),
  });
  const { violations, issues, left, days, quotas, serverKills, siteKills, mails, calls } = report;
  const { again, corrections } = report;
  say(
    `\nIn ${report.seconds.toFixed(0)} s, ${report.kills} delivery processes were killed, the site ` +
      `${siteKills} times and the database server ${serverKills} times. ${issues} issues were sent ` +
      `in ${calls} calls, about a third of them faulty; ${left} readers left meanwhile, keys grew ` +
      `old ${days} times as most of a day or more passed, and the provider's quota was used up ` +
      `${quotas} times. ${again} issues were sent again, and ${corrections} were urgent ` +
      `corrections.\nBy its own ledger, the provider accepted ${mails} mails.`,
  );
  if (violations.length === 0) {
    say(
      'Every reader was accepted exactly once or is listed with a reason; nobody else was mailed.',
    );
    return true;
  }
  say(`Violated, with seed ${seed}:`);
  explain(violations);
  say(`Try again: npm run chaos -- --kills ${kills} --seed ${seed}${short ? ' --short' : ''}`);
  return false;
}

async function variants(server: ChaosServer): Promise<boolean> {
  const results = await runVariants(server, {
    seed,
    names: values.variant ?? [],
    onResult: ({ variant, report, rules, caught }) => {
      const end = `${caught ? 'caught by' : 'NOT CAUGHT, but by'} ${rules.join(', ') || 'nothing'}`;
      say(`${variant.name} (${variant.mistake}): ${end}, after ${report.kills} kills`);
      if (values.variant) explain(report.violations);
    },
  });
  const count = results.filter(({ caught }) => caught).length;
  say(`\n${count} of ${results.length} broken protocols were caught, with seed ${seed}.`);
  return count === results.length;
}

async function enumerate(server: ChaosServer): Promise<boolean> {
  const { points, seconds, violations } = await runEnumeration(server, say);
  say(`\nIn ${seconds.toFixed(0)} s, a process was killed once at each of ${points} steps.`);
  if (violations.length === 0) {
    say('Another one finished each time: every reader was accepted exactly once.');
    return true;
  }
  explain(violations);
  return false;
}

async function newsroom(server: ChaosServer): Promise<boolean> {
  const { readers = 100_000, minutes = 10 } = values;
  const { kills, seconds, seen, problems } = await runNewsroom(server, {
    readers,
    minutes,
    seed,
    say,
  });
  say(
    `\nIn ${seconds.toFixed(0)} s, one of 7 processes was killed ${kills} times. ${seen.answered} pages were ` +
      `read meanwhile, ${seen.failed.length} were not there; the slowest took ` +
      `${seen.slowestMs.toFixed(0)} ms.`,
  );
  if (problems.length === 0) say(`Each of ${readers} readers was mailed exactly once.`);
  for (const problem of problems.slice(0, 20)) say(`  ${problem}`);
  return problems.length === 0;
}

async function disaster(server: ChaosServer): Promise<boolean> {
  const { readers = 100_000, minutes = 10 } = values;
  const { seconds, mails, problems } = await runDisaster(server, { readers, minutes, seed, say });
  const [backedUp, lost, all] = mails;
  say(
    `\nIn ${seconds.toFixed(0)} s, a newsroom was backed up after ${backedUp} mails, lost its database ` +
      `after ${lost}, was restored, and had sent ${all} in the end.`,
  );
  if (problems.length === 0)
    say('Nobody was mailed twice, nor after they had left, and nobody was lost.');
  for (const problem of problems.slice(0, 20)) say(`  ${problem}`);
  return problems.length === 0;
}

async function failover(failovers: number): Promise<number> {
  const missing = findMissing();
  if (missing.length > 0) {
    console.error(`Packages are missing; run: apt-get install ${missing.join(' ')}`);
    return 2;
  }
  const { readers = 50_000, minutes = 20, asynchronous: isAsynchronous = false } = values;
  const folder = await makeOwnFolder();
  let stop = async (): Promise<void> => undefined;
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stopping.abort();
      void stop().finally(() => process.exit(130));
    });
  }
  const report = await runFailover({
    ...{ failovers, readers, minutes, seed, isAsynchronous, folder, say },
    onStart: (its) => (stop = its),
  }).catch((error: unknown) => {
    // What fails because everything is being stopped is no news.
    if (stopping.signal.aborted) return new Promise<never>(() => undefined);
    throw error;
  });
  say('');
  for (const line of reportFailover(report)) say(line);
  if (report.problems.length === 0) say('Nobody was mailed twice, and nobody was left out.');
  for (const problem of report.problems.slice(0, 20)) say(`  ${problem}`);
  return report.problems.length === 0 ? 0 : 1;
}

async function onServer(): Promise<number> {
  const { DATABASE_URL = null, DATABASE_DIRECT_URL = null } = process.env;
  const server = await startServer(
    { databaseUrl: DATABASE_URL, directUrl: DATABASE_DIRECT_URL },
    { mayKill: (values.serverKills ?? 0) > 0 },
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // Processes under test end with this one; the database server would stay.
    process.once(signal, () => void server.close().finally(() => process.exit(130)));
  }
  try {
    const run = values.newsroom
      ? newsroom
      : values.disaster
        ? disaster
        : values.enumerate
          ? enumerate
          : values.variants || values.variant
            ? variants
            : random;
    return (await run(server)) ? 0 : 1;
  } finally {
    await server.close();
  }
}

process.exitCode = await (values.failover === undefined ? onServer() : failover(values.failover));
