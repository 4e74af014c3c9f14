import { constants, createReadStream } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { formatProblem } from '@galley/core/input';
import { collect, limitBytes, readFileUpTo, TooManyBytes, tooLong } from '@galley/runtime';
import { refuse, type Refused } from './outcome.ts';
import type { Shell } from './shell.ts';

export interface Input {
  readonly kind: 'ok';
  /** As messages name it. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Reads a file argument of up to `most` bytes; `-` is standard input. */
export async function readInput(
  shell: Shell,
  file: string,
  most: number,
): Promise<Input | Refused> {
  const name = file === '-' ? STANDARD_INPUT : file;
  try {
    if (file !== '-')
      return { kind: 'ok', name, bytes: await readFileUpTo(resolve(shell.cwd, file), most) };
    const input = openStandardInput(shell);
    if (input.kind === 'refused') return input;
    return { kind: 'ok', name, bytes: await collect(limitBytes(input.content, most)) };
  } catch (error) {
    if (error instanceof TooManyBytes) return refuse(formatProblem(tooLong(name, error)));
    return refuseFile(name, error);
  }
}

const STANDARD_INPUT = 'standard input';

export interface InputStream {
  readonly kind: 'ok';
  /** As messages name it. */
  readonly name: string;
  /** In bytes; null if only reading it can tell. */
  readonly size: number | null;
  readonly content: AsyncIterable<Uint8Array>;
}

/**
 * Opens a file argument for reading piece by piece, up to `most` bytes; more throw
 * {@link TooManyBytes}. `-` is standard input.
 */
export async function openInput(
  shell: Shell,
  file: string,
  most: number,
): Promise<InputStream | Refused> {
  const opened = await openUnlimited(shell, file);
  return opened.kind === 'ok' ? { ...opened, content: limitBytes(opened.content, most) } : opened;
}

async function openUnlimited(shell: Shell, file: string): Promise<InputStream | Refused> {
  if (file === '-') return openStandardInput(shell);
  const path = resolve(shell.cwd, file);
  try {
    const found = await stat(path);
    if (found.isDirectory()) return refuse(`${file}: ${REASONS['EISDIR']}`);
    await access(path, constants.R_OK);
    const size = found.isFile() ? found.size : null;
    return { kind: 'ok', name: file, size, content: pieces(() => createReadStream(path)) };
  } catch (error) {
    return refuseFile(file, error);
  }
}

function refuseFile(file: string, error: unknown): Refused {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const why = REASONS[code];
  if (why === undefined) throw error;
  return refuse(`${file}: ${why}`);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'found a folder, expected a file',
  EACCES: 'this user may not read it',
  EPERM: 'this user may not read it',
  ENAMETOOLONG: 'the name is too long for a file',
  ERR_INVALID_ARG_VALUE: 'this is not a file name',
};

const openStandardInput = ({ stdin }: Shell): InputStream | Refused =>
  stdin.isTTY === true
    ? refuse('Found a terminal on standard input, expected text. Give a file instead.')
    : { kind: 'ok', name: STANDARD_INPUT, size: null, content: pieces(() => stdin) };

/** Opened only when first read. */
async function* pieces(open: () => Readable): AsyncGenerator<Uint8Array> {
  for await (const piece of open()) yield Buffer.from(piece as Uint8Array | string);
}
