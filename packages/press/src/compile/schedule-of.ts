import { parseCadence, type Schedule } from '@galley/core/newsletter';
import type { NewsletterRow } from '@galley/db';

/**
 * Reads when a newsletter's issues are due.
 *
 * @throws Error if the stored cadence is invalid, which only editing the database can cause
 */
export const scheduleOf = (row: NewsletterRow): Schedule => readSchedule(row, row.cadence);

/** Reads when its best-ofs are due; null if it makes none by itself. */
export const bestOfScheduleOf = (row: NewsletterRow): Schedule | null =>
  row.best_of_cadence === null ? null : readSchedule(row, row.best_of_cadence);

function readSchedule(row: NewsletterRow, cadence: string): Schedule {
  const reading = parseCadence(cadence);
  if (reading.kind === 'invalid') {
    throw new Error(`newsletter ${row.slug}: ${JSON.stringify(cadence)} is not a cadence`);
  }
  return {
    cadence: reading.cadence,
    timeZone: row.time_zone,
    cutOffSeconds: row.cut_off_seconds,
    lateLimitSeconds: row.late_limit_seconds,
  };
}
