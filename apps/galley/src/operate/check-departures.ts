import { count } from '../shell/when.ts';
import { found, ok, type Check } from './check.ts';

/** Departures reach the log within seconds. */
const LATE_SECONDS = 120;

/** Reports departures that the log outside the database doesn't have yet. */
export function checkDepartures(its: {
  readonly since: Date | null;
  readonly waiting: { readonly seconds: number; readonly count: number } | null;
}): Check[] {
  if (its.since === null) {
    return [
      found(
        'informs',
        'departures',
        'not logged outside the database: a restore could not know who left since the backup',
        'Set DEPARTURES_DIR to a folder on another disk; docs/restore.md says why.',
      ),
    ];
  }
  const { waiting } = its;
  if (waiting === null || waiting.seconds < LATE_SECONDS) return [ok('departures', 'logged')];
  return [
    found(
      'warns',
      'departures',
      `${count(waiting.count, 'departure')} not logged for ${Math.round(waiting.seconds)} s`,
      'Check that a delivery process runs with DEPARTURES_DIR, and that it can write there.',
    ),
  ];
}
