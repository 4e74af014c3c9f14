import { parseCadence, type Schedule } from '@galley/core/newsletter';
import type { NewsletterRow } from '@galley/db';

/**
 * When a newsletter's issues are due.
 *
 * @throws Error when the stored cadence is none, which only a hand in the database can bring about
 */
export function scheduleOf(row: NewsletterRow): Schedule {
  const reading = parseCadence(row.cadence);
  if (reading.kind === 'invalid') {
    throw new Error(`newsletter ${row.slug}: ${JSON.stringify(row.cadence)} is no cadence`);
  }
  return {
    cadence: reading.cadence,
    timeZone: row.time_zone,
    cutOffSeconds: row.cut_off_seconds,
    lateLimitSeconds: row.late_limit_seconds,
  };
}
