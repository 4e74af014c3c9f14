import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { layoutOf } from './layout.ts';
import { isPostmasterOf, readPostmasterFile } from './postmaster-file.ts';

/** The embedded server of a data folder: not created yet, stopped, or running. */
export type ServerState = 'absent' | 'stopped' | 'running';

/** Looks at the embedded server of a data folder, and neither creates nor starts it. */
export async function inspectServer(dataDir: string): Promise<ServerState> {
  const { cluster } = layoutOf(dataDir);
  const isMade = await stat(join(cluster, 'PG_VERSION')).then(
    () => true,
    () => false,
  );
  if (!isMade) return 'absent';
  const file = await readPostmasterFile(cluster);
  return file !== null && (await isPostmasterOf(cluster, file.pid)) ? 'running' : 'stopped';
}
