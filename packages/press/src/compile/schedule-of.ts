import { parseCadence, type Schedule } from '@galley/core/newsletter';
import type { NewsletterRow } from '@galley/db';

/**
 * Reads when a newsletter's issues are due.
 *
 * @throws Error if the stored cadence is invalid, which only editing the database can cause
 */
export function scheduleOf(row: NewsletterRow): Schedule {
  const reading = parseCadence(row.cadence);
  if (reading.kind === 'invalid') {
    throw new Error(`newsletter ${row.slug}: ${JSON.stringify(row.cadence)} is not a cadence`);
  }
  return {
    cadence: reading.cadence,
    timeZone: row.time_zone,
    cutOffSeconds: row.cut_off_seconds,
    lateLimitSeconds: row.late_limit_seconds,
  };
}
