import { statfs } from 'node:fs/promises';
import { found, ok, skipped, type Check } from './check.ts';

const GIB = 1024 ** 3;
const LITTLE = GIB;
const TOO_LITTLE = GIB / 8;

/** Says whether there is room in the data folder. */
export async function checkDisk(dataDir: string): Promise<Check> {
  const disk = await statfs(dataDir).catch(() => null);
  if (disk === null) return skipped('disk', 'no data folder');
  return judgeSpace(disk.bavail * disk.bsize);
}

/** @param free bytes that this user may still write */
export function judgeSpace(free: number): Check {
  const what = `${(free / GIB).toFixed(1)} GiB free for the data folder`;
  if (free >= LITTLE) return ok('disk', what);
  return found(
    free < TOO_LITTLE ? 'fails' : 'warns',
    'disk',
    what,
    'Make room, or move DATA_DIR to a larger disk while nothing runs.',
  );
}
