import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { refuse, type Refused } from './outcome.ts';
import type { Shell } from './shell.ts';

export interface Input {
  readonly kind: 'ok';
  /** As messages name it. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Reads a file argument; `-` is standard input. */
export const readInput = async (shell: Shell, file: string): Promise<Input | Refused> => {
  if (file === '-') return readStandardInput(shell);
  try {
    return { kind: 'ok', name: file, bytes: await readFile(resolve(shell.cwd, file)) };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const why = REASONS[code];
    if (why === undefined) throw error;
    return refuse(`${file}: ${why}`);
  }
};

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'found a folder, expected a file',
  EACCES: 'this user may not read it',
  EPERM: 'this user may not read it',
  ENAMETOOLONG: 'the name is too long for a file',
  ERR_INVALID_ARG_VALUE: 'not the name of a file',
};

const readStandardInput = async ({ stdin }: Shell): Promise<Input | Refused> => {
  if (stdin.isTTY === true) {
    return refuse('Expected the text on standard input, which is a terminal. Give a file instead.');
  }
  const chunks: Buffer[] = [];
  for await (const chunk of stdin) chunks.push(Buffer.from(chunk as Uint8Array | string));
  return { kind: 'ok', name: 'standard input', bytes: Buffer.concat(chunks) };
};
