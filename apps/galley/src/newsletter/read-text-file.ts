import { decodeInput, formatProblem } from '@galley/core/input';
import { readInput } from '../shell/read-input.ts';
import { refuse, type Refused } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';

export type TextFile =
  | { readonly kind: 'none' }
  /** Null to go back to the usual words. */
  | { readonly kind: 'ok'; readonly text: string | null };

const MOST_BYTES = 64 * 1024;

/** Reads the file of plain text that an option names; it is checked with the other settings. */
export async function readTextFile(
  shell: Shell,
  file: string | undefined,
): Promise<TextFile | Refused> {
  if (file === undefined) return { kind: 'none' };
  if (file.trim() === '') return { kind: 'ok', text: null };
  const input = await readInput(shell, file, MOST_BYTES);
  if (input.kind === 'refused') return input;
  const { name, bytes } = input;
  const decoded = decodeInput({ file: name, bytes, maxBytes: MOST_BYTES });
  return decoded.kind === 'invalid'
    ? refuse(...decoded.problems.map(formatProblem))
    : { kind: 'ok', text: decoded.text };
}
