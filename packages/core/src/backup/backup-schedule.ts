/**
 * The latest instant at which a backup was due: backups are due at whole multiples of `everySeconds`
 * since 1970, so one a day is due at midnight UTC. It follows from the clock and the setting alone,
 * so several schedulers agree on it.
 */
export function dueBackup(now: Date, everySeconds: number): Date {
  const every = everySeconds * 1000;
  return new Date(Math.floor(now.getTime() / every) * every);
}

/** The name of a scheduled backup: `galley-20261130T000000Z.backup`. */
export const backupFileName = (dueAt: Date): string =>
  `galley-${dueAt.toISOString().replace(/\.\d+/, '').replace(/[-:]/g, '')}.backup`;
