/** Why a file could not be written, if that is the reason; null for all other errors. */
export function whyNotWritten(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if (error.name === 'BrokenBackup' || error.name === 'SpreadReaders') return error.message;
  // The system's message names the path, which may say more than others should know.
  const { code, syscall } = error as NodeJS.ErrnoException;
  return code === undefined || syscall === undefined || !FILE_CALLS.has(syscall)
    ? null
    : (REASONS[code] ?? `the system says ${code}`);
}

const FILE_CALLS = new Set([
  'open',
  'write',
  'fsync',
  'rename',
  'read',
  'fstat',
  'stat',
  'rm',
  'unlink',
  'mkdir',
  'lstat',
  'access',
]);

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of the disk is used up',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the disk can only be read',
  ENOENT: 'the folder does not exist',
  ENOTDIR: 'what should be its folder is a file',
  EISDIR: 'there is a folder of that name',
  EFBIG: 'the disk takes no file of that size',
  ENAMETOOLONG: 'the name is too long',
};
