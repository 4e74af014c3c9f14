import { readFile, readlink, realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { runProgram } from './run-program.ts';

/** What a running (or killed) server wrote about itself into its data directory. */
export interface PostmasterFile {
  readonly pid: number;
  readonly port: number;
  readonly socketDirectory: string;
  readonly ready: boolean;
}

/**
 * Reads `postmaster.pid`; null when there is none, or when it is still being written.
 * Its lines: pid, data directory, start time, port, socket directory, address, memory key, status.
 */
export async function readPostmasterFile(cluster: string): Promise<PostmasterFile | null> {
  const text = await readFile(postmasterFilePath(cluster), 'utf8').catch(() => '');
  const [pid, , , port, socketDirectory, , , status] = text.split('\n');
  if (!pid || !port || !socketDirectory) return null;
  return {
    pid: Number(pid),
    port: Number(port),
    socketDirectory,
    ready: status?.trim() === 'ready',
  };
}

export const postmasterFilePath = (cluster: string): string => join(cluster, 'postmaster.pid');

/**
 * True if this process is the server of that data directory. A process id alone proves nothing:
 * after a restart of the machine or container it may belong to any other program.
 */
export async function isPostmasterOf(cluster: string, pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  try {
    // The server works inside its data directory.
    return (await readlink(`/proc/${pid}/cwd`)) === (await realpath(cluster));
  } catch {
    // No /proc, a process of another user, or one that has just gone.
  }
  const ps = await runProgram('ps', ['-o', 'command=', '-p', String(pid)]);
  const program = ps.output.trim().split(' ')[0] ?? '';
  return basename(program) === 'postgres';
}
