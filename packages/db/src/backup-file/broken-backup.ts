/** A file that is not a whole backup, with what is wrong with it in words for people. */
export class BrokenBackup extends Error {
  override name = 'BrokenBackup' as const;
}
