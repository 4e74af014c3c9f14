import type { ChaosServer } from './chaos-server.ts';
import { runRandom, type RandomRun, type RunReport } from './run-random.ts';

/** The options of one world; the kills are divided between worlds. */
export interface WorldsRun extends Omit<RandomRun, 'onRound'> {
  /** Worlds at a time: each of them waits as much as it works. */
  readonly sideBySide: number;
  readonly onRound: (total: Pick<RunReport, 'kills' | 'mails' | 'violations'>) => void;
}

type Count = Exclude<keyof RunReport, 'violations' | 'seconds'>;

/** Kills per world: checking all its mails again each round must stay cheap. */
const KILLS_PER_WORLD = 250;
/** Far apart, since decisions within a world use seeds near its own. */
const SEEDS_APART = 1_000_003;

/**
 * Divides a run over worlds with separate databases, providers and processes, a few at a time on
 * one database server. The first has the seed of the run. Ends at the first violation.
 */
export async function runWorlds(server: ChaosServer, run: WorldsRun): Promise<RunReport> {
  const began = performance.now();
  const count = Math.max(run.sideBySide, Math.ceil(run.kills / KILLS_PER_WORLD));
  const kills = Math.ceil(run.kills / count);
  const reports = new Map<number, Pick<RunReport, 'kills' | 'mails' | 'violations'>>();
  const ended: RunReport[] = [];
  let next = 0;
  const found = () => [...reports.values()].flatMap(({ violations }) => violations);
  const sum = (of: 'kills' | 'mails') =>
    [...reports.values()].reduce((total, report) => total + report[of], 0);

  const walk = async (): Promise<void> => {
    while (next < count && found().length === 0) {
      const index = next;
      next += 1;
      const report = await runRandom(server, {
        ...run,
        kills,
        seed: run.seed + index * SEEDS_APART,
        serverKills: Math.ceil(run.serverKills / count),
        onRound: (killed, verdict) => {
          reports.set(index, { ...verdict, kills: killed });
          run.onRound({ kills: sum('kills'), mails: sum('mails'), violations: found() });
        },
      });
      ended.push(report);
    }
  };
  await Promise.all(Array.from({ length: run.sideBySide }, walk));
  const total = (of: Count) => ended.reduce((all, report) => all + report[of], 0);
  return {
    kills: total('kills'),
    mails: total('mails'),
    calls: total('calls'),
    issues: total('issues'),
    left: total('left'),
    days: total('days'),
    quotas: total('quotas'),
    again: total('again'),
    corrections: total('corrections'),
    serverKills: total('serverKills'),
    siteKills: total('siteKills'),
    violations: ended.flatMap(({ violations }) => violations),
    seconds: (performance.now() - began) / 1000,
  };
}
