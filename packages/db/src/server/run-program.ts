import { spawn } from 'node:child_process';

/** The user that a program runs as, in the form that spawn needs. */
export interface ProgramUser {
  /** Put before every command. */
  readonly prefix: readonly string[];
  /** Given to spawn: Node changes the user itself. */
  readonly identity: { readonly uid?: number; readonly gid?: number };
}

/** How a program ended, with everything it printed. */
export interface ProgramResult {
  readonly ok: boolean;
  readonly output: string;
}

/**
 * A fixed environment, so that the caller's PGDATA, PGPORT, LD_LIBRARY_PATH and the like don't
 * reach Galley's own server.
 */
export const programEnvironment: Readonly<Record<string, string>> = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
};

/**
 * Runs a program to its end, or until the signal is aborted and it is told to end. A missing
 * program is a failure like any other.
 */
export async function runProgram(
  program: string,
  args: readonly string[],
  runAs?: ProgramUser,
  signal?: AbortSignal,
): Promise<ProgramResult> {
  const [command, ...rest] = [...(runAs?.prefix ?? []), program, ...args];
  return new Promise((resolve) => {
    const child = spawn(command ?? program, rest, {
      cwd: '/',
      env: programEnvironment,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...runAs?.identity,
    });
    const stop = (): void => void child.kill('SIGTERM');
    signal?.addEventListener('abort', stop);
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', (error) => resolve({ ok: false, output: output + error.message }));
    child.on('close', (code) => {
      signal?.removeEventListener('abort', stop);
      resolve({ ok: code === 0, output });
    });
  });
}
