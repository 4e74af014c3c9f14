import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** The files in a folder that have been written since. */
export async function filesNewerThan(folder: string, since: Date): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const written = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => {
        const path = join(entry.parentPath, entry.name);
        return (await stat(path)).mtime > since ? [path] : [];
      }),
  );
  return written.flat();
}
