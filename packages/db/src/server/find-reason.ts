/** What the system and Postgres say, and what it comes to; what is found first counts. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  // Before the disk: what there is no space for is said first.
  [
    /could not (?:create|resize) (?:shared memory|semaphores)/i,
    'the system has no shared memory or semaphores left',
  ],
  [/no space left on device|disk is full/i, 'the disk is full'],
  [/disk quota exceeded/i, 'this user’s share of the disk is used up'],
  [/file too large/i, 'a file would be larger than this user may write (ulimit -f)'],
  // A write that found room for its beginning alone names no error, but gives a hint.
  [/wrote only \d+ of \d+ bytes|check free disk space/i, 'the disk is full'],
  [/read-only file ?system|readonly database/i, 'the file system is read-only'],
  [/cannot allocate memory|out of memory/i, 'there is not enough memory'],
  [/too many open files/i, 'too many files are open'],
  [/error while loading shared libraries/i, 'a library that it needs is missing'],
  // On a complaint's line: initdb tells in any case which locale it takes.
  [/(?:error|FATAL|PANIC): .*locale/, 'the system lacks a locale that it needs'],
  [/permission denied|operation not permitted/i, 'this user may not write there'],
];

/**
 * The reason in what a program of Postgres printed, or an error of the system says, in half a
 * sentence: a known one in our words, otherwise the last complaint itself.
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
