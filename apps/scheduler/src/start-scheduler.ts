import { setTimeout as sleep } from 'node:timers/promises';
import { CLOCK } from '@galley/core/editor';
import { pollFeeds } from '@galley/press/collect';
import { backUpOnSchedule, type BackUpDeps, type BackupPlan } from '@galley/press/backup';
import { applyRetention, isDatabaseAway } from '@galley/press/operate';
import type { PressDeps } from '@galley/press/issue';
import { runSlots } from '@galley/press/issue';
import type { Log } from '@galley/runtime';
import { inSpan } from '@galley/trace';
import { createTask } from 'node-cron';
import { logBackup, logDropped, logPolls, logRun } from './log-run.ts';

export interface SchedulerOptions extends PressDeps {
  readonly log: Log;
  /** When to look at the clock, as a cron expression; default: every minute. */
  readonly schedule?: string | undefined;
  /** Backups on schedule; none without it. */
  readonly backups?: BackupPlan & Pick<BackUpDeps, 'database'>;
}

export interface RunningScheduler {
  /** Looks at the clock now, or after the look under way; never rejects. */
  tick(): Promise<void>;
  /** Reads the feeds that are due now, or waits for the reading under way; never rejects. */
  pollFeeds(): Promise<void>;
  /** Drops what is too old, once a day, or waits for the dropping under way; never rejects. */
  applyRetention(): Promise<void>;
  /** Writes the backup that is due, or waits for the writing under way; never rejects. */
  backUp(): Promise<void>;
  /** Stops ticking and waits for the look under way. */
  stop(): Promise<void>;
}

const EVERY_MINUTE = '* * * * *';
const AWAY_MS = 2_000;

/**
 * Looks at the clock at once and then every minute: compiles slots whose cut-off has passed, and
 * releases or holds issues that are due. What is due follows from the database and the clock alone,
 * so any number of schedulers may run, and one that was down catches up. A failed look is logged,
 * and the next one tries again, within seconds if the database was away. Beside that, it reads the feeds that are due, so slow sites delay no
 * issue, drops what is older than it is kept, and writes the backups that are due.
 */
export async function startScheduler(options: SchedulerOptions): Promise<RunningScheduler> {
  const { log } = options;
  let last = Promise.resolve();
  let underWay = 0;
  let polling: Promise<void> | null = null;
  let dropping: Promise<void> | null = null;
  let backingUp: Promise<void> | null = null;
  let waits = false;
  let knowsSpread = false;
  const stopping = new AbortController();

  async function look(): Promise<void> {
    try {
      const run = await inStep('run-slots', () => runSlots(options, CLOCK));
      if (run.kind === 'ran') logRun(log, run);
    } catch (error) {
      if (isDatabaseAway(error)) return lookAgain(error);
      log.error({ err: error }, 'looking at the clock failed; trying again in a minute');
    }
    waits = false;
  }

  /** A slot that is due while the database is away is late by seconds, not by a minute. */
  function lookAgain(error: unknown): void {
    if (!waits) log.warn({ err: error }, 'looking at the clock waits for the database');
    waits = true;
    void sleep(AWAY_MS, undefined, { signal: stopping.signal }).then(
      () => (underWay === 0 ? tick() : undefined),
      () => undefined,
    );
  }

  async function poll(): Promise<void> {
    try {
      const polled = await inStep('poll-feeds', () =>
        pollFeeds(options, CLOCK, { signal: stopping.signal }),
      );
      if (polled.kind === 'polled') logPolls(log, polled);
    } catch (error) {
      log.error({ err: error }, 'reading feeds failed; trying again in a minute');
    }
  }

  /** Reads the feeds that are due, unless this process is still reading them. */
  async function pollOnce(): Promise<void> {
    polling ??= poll().finally(() => {
      polling = null;
    });
    await polling;
  }

  async function drop(): Promise<void> {
    try {
      const applied = await inStep('apply-retention', () =>
        applyRetention(options, CLOCK, { signal: stopping.signal }),
      );
      if (applied.kind === 'applied') logDropped(log, applied);
    } catch (error) {
      log.error({ err: error }, 'dropping what is too old failed; trying again in some minutes');
    }
  }

  /** Drops what is too old, unless this process is still at it. */
  async function dropOnce(): Promise<void> {
    dropping ??= drop().finally(() => {
      dropping = null;
    });
    await dropping;
  }

  async function write(): Promise<void> {
    const { backups, clock } = options;
    if (backups === undefined) return;
    try {
      const { signal } = stopping;
      const made = await backUpOnSchedule({ ...backups, clock }, CLOCK, backups, { signal });
      // Every minute would be too often.
      if (made.kind !== 'spread' || !knowsSpread) logBackup(log, made);
      knowsSpread = made.kind === 'spread';
    } catch (error) {
      if (stopping.signal.aborted) return;
      log.error({ err: error }, 'the backup failed; trying again in some minutes');
    }
  }

  /** Writes the backup that is due, unless this process is still at it. */
  async function backUpOnce(): Promise<void> {
    backingUp ??= write().finally(() => {
      backingUp = null;
    });
    await backingUp;
  }

  async function tick(): Promise<void> {
    underWay += 1;
    last = last.then(look);
    await last;
    underWay -= 1;
  }

  const task = createTask(
    options.schedule ?? EVERY_MINUTE,
    async () => {
      void pollOnce();
      void dropOnce();
      void backUpOnce();
      // Ticks that come during a slow look are skipped.
      if (underWay === 0) await tick();
    },
    { name: 'galley-scheduler', suppressMissedWarning: true, logger: quiet(log) },
  );
  await task.start();
  void tick();
  void pollOnce();
  void dropOnce();
  void backUpOnce();

  return {
    tick,
    pollFeeds: pollOnce,
    applyRetention: dropOnce,
    backUp: backUpOnce,
    stop: async () => {
      await task.destroy();
      stopping.abort();
      await Promise.all([last, polling, dropping, backingUp]);
    },
  };
}

const inStep = async <T>(step: string, take: () => Promise<T>): Promise<T> =>
  inSpan(`step ${step}`, { 'galley.step': step }, take);

/** Sends what node-cron prints to our log. */
const quiet = (log: Log) => ({
  info: (message: string) => log.debug(message),
  warn: (message: string) => log.debug(message),
  debug: (message: string | Error) => log.debug(String(message)),
  error: (message: string | Error) => log.error(String(message)),
});
