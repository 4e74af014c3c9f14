import { readFile } from 'node:fs/promises';
import type { Client } from 'pg';

/** Processes of a Postgres on this machine. */
export interface ServerProcesses {
  /** From which all others descend. */
  readonly postmaster: number;
  /** Which serves the connection by which they were found. */
  readonly backend: number;
}

/** Null if the server runs on another machine, or in a container of its own. */
export async function findServerProcesses(client: Client): Promise<ServerProcesses | null> {
  const { rows } = await client.query<{ backend: number; name: string }>(
    'select pg_backend_pid() as backend, current_database() as name',
  );
  const [served] = rows;
  if (served === undefined) return null;
  const { backend, name } = served;
  // Another machine's number may be some other process here: ours names its database.
  const title = await readFile(`/proc/${backend}/cmdline`, 'utf8').catch(() => '');
  if (!title.startsWith('postgres') || !title.includes(` ${name} `)) return null;
  const status = await readFile(`/proc/${backend}/status`, 'utf8').catch(() => '');
  const parent = /^PPid:\s+(\d+)$/m.exec(status)?.[1];
  return parent === undefined ? null : { postmaster: Number(parent), backend };
}
