import { Readable } from 'node:stream';
import { runCli } from '@galley/galley';
import type { Network } from '@galley/outgoing';

/** The result of a command line. */
export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** The complete environment; nothing comes from the test's own. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly stdin?: string | Uint8Array | Readable;
  /** Where articles and feeds are read from. */
  readonly network?: Network;
}

/** Runs one command of the CLI inside the test's process, which takes milliseconds. */
export async function runGalley(argv: readonly string[], options: RunOptions): Promise<Ran> {
  const { env = {}, cwd, stdin = '', network } = options;
  let stdout = '';
  let stderr = '';
  const code = await runCli(argv, {
    env,
    cwd,
    stdin: stdin instanceof Readable ? stdin : Readable.from([Buffer.from(stdin)]),
    stdout: { write: (text) => void (stdout += text) },
    stderr: { write: (text) => void (stderr += text) },
    ...(network !== undefined && { network }),
  });
  return { code, stdout, stderr };
}
