import type { Log } from '@galley/runtime';
import { startWorkLoop, type WorkLoop } from '../work-loop.ts';
import { beginLog, logDepartures, markComplete, type DepartureLog } from './log-departures.ts';

const LOOK_SECONDS = 2;
const MARK_MS = 10 * 60_000;

/** Writes departures to the log outside the database as they happen, and says when it is complete. */
export function startDepartureLog(log: DepartureLog & { readonly log: Log }): WorkLoop {
  let hasBegun = false;
  let markedAt = -Infinity;
  return startWorkLoop({
    name: 'log-departures',
    log: log.log,
    pollSeconds: LOOK_SECONDS,
    work: async (signal) => {
      if (!hasBegun) await beginLog(log);
      hasBegun = true;
      await logDepartures(log, signal);
      if (performance.now() - markedAt < MARK_MS || signal.aborted) return null;
      await markComplete(log);
      markedAt = performance.now();
      return null;
    },
  });
}
