import type { BackUpOnSchedule } from '@galley/press/backup';
import type { PollFeeds } from '@galley/press/collect';
import type { ApplyRetention } from '@galley/press/operate';
import type { RunSlots } from '@galley/press/issue';
import type { Log } from '@galley/runtime';

/** Logs a line for each thing that one look at the clock did. */
export function logRun(log: Log, run: RunSlots): void {
  for (const slot of run.skipped) log.info(slot, 'slot skipped');
  for (const issue of run.compiled) log.info(issue, 'issue compiled');
  for (const issue of run.approved) log.info(issue, 'issue approved automatically');
  for (const issue of run.released) log.info(issue, 'issue released for sending');
  for (const issue of run.held) log.warn(issue, 'issue held');
  for (const { newsletter, error } of run.failures) {
    log.error({ newsletter, err: error }, 'newsletter failed; others continue');
  }
}

/** Logs what reading feeds brought, if there is something to say. */
export function logPolls(log: Log, polled: Extract<PollFeeds, { kind: 'polled' }>): void {
  const { feeds, candidates, troubled, failures } = polled;
  for (const { feed, why } of troubled) log.warn({ feed, why }, 'feed not read');
  for (const { feed, error } of failures) {
    log.error({ feed, err: error }, 'reading a feed failed; others continue');
  }
  if (candidates > 0) log.info({ feeds, candidates }, 'feeds brought candidates');
}

/** Logs what was dropped because it was too old. */
export function logDropped(
  log: Log,
  { dropped, eventMonths }: Extract<ApplyRetention, { kind: 'applied' }>,
): void {
  for (const { newsletter, number } of dropped) {
    log.info({ newsletter, number }, 'deliveries dropped');
  }
  if (eventMonths.length > 0) log.info({ months: eventMonths }, 'events dropped');
}

/** Logs how a backup went, if one was due. */
export function logBackup(log: Log, made: BackUpOnSchedule): void {
  if (made.kind === 'not-written') {
    const { fileName, why } = made;
    log.error({ fileName, why }, 'the backup was not written; trying again in some minutes');
  }
  if (made.kind === 'spread') {
    log.warn("no backups on schedule: the readers are spread, so they are the cluster's own");
  }
  if (made.kind !== 'written') return;
  const { fileName, removed, backup } = made;
  log.info({ fileName, rows: backup.rows, bytes: backup.bytes }, 'backup written');
  for (const old of removed) log.info({ fileName: old }, 'old backup removed');
}
