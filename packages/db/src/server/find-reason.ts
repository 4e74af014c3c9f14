/** What the system and Postgres print, and what it means; the first match counts. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  // Before the disk, because Postgres says first what it has no space for.
  [
    /could not (?:create|resize) (?:shared memory|semaphores)/i,
    'the system has no shared memory or semaphores left',
  ],
  [/no space left on device|disk is full/i, 'the disk is full'],
  [/disk quota exceeded/i, 'this user’s share of the disk is used up'],
  [/file too large/i, 'a file would be larger than this user may write (ulimit -f)'],
  // A write that found room only for its beginning names no error, but gives a hint.
  [/wrote only \d+ of \d+ bytes|check free disk space/i, 'the disk is full'],
  [/read-only file ?system|readonly database/i, 'the file system is read-only'],
  [/cannot allocate memory|out of memory/i, 'there is not enough memory'],
  [/too many open files/i, 'too many files are open'],
  [/error while loading shared libraries/i, 'a library that it needs is missing'],
  // Only in a line with an error, because initdb always prints which locale it uses.
  [/(?:error|FATAL|PANIC): .*locale/, 'the system lacks a locale that it needs'],
  [/permission denied|operation not permitted/i, 'this user may not write there'],
];

/**
 * Finds the reason in the output of a Postgres program or in a system error, as a clause: a known
 * one in our words, otherwise the last error line.
 */
export function findReason(output: string): string {
  const known = REASONS.find(([pattern]) => pattern.test(output));
  if (known) return known[1];
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const complaint = /(?:error|FATAL|PANIC): +(.+)$/;
  const line =
    lines.findLast((each) => complaint.test(each)) ?? lines.at(-1) ?? 'it does not say why';
  return (complaint.exec(line)?.[1] ?? line).trim();
}
