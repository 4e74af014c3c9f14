/** A backup that was made here on schedule, and whether its file is still there as it was written. */
export interface KeptBackup {
  readonly id: string;
  readonly fileName: string;
  readonly dueAt: Date;
  readonly isThere: boolean;
}

/**
 * Which files are more than should be kept: all but the newest `keep` of those that are there. A
 * file that is gone, or isn't what was written, neither counts nor goes.
 */
export const surplusBackups = (
  backups: readonly KeptBackup[],
  keep: number,
): readonly KeptBackup[] =>
  backups
    .filter(({ isThere }) => isThere)
    .toSorted((a, b) => b.dueAt.getTime() - a.dueAt.getTime())
    .slice(keep);
