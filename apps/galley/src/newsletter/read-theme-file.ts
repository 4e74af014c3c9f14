import { decodeInput, formatProblem, scanJson } from '@galley/core/input';
import { readInput } from '../shell/read-input.ts';
import { refuse, type Refused } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';

export type ThemeFile =
  | { readonly kind: 'none' }
  /** Null for the default theme. */
  | { readonly kind: 'ok'; readonly theme: unknown };

const MOST_BYTES = 64 * 1024;

/** Reads the JSON file that `--theme` names; it is checked with the other settings. */
export async function readThemeFile(
  shell: Shell,
  file: string | undefined,
): Promise<ThemeFile | Refused> {
  if (file === undefined) return { kind: 'none' };
  if (file.trim() === '') return { kind: 'ok', theme: null };
  const input = await readInput(shell, file, MOST_BYTES);
  if (input.kind === 'refused') return input;
  const { name, bytes } = input;
  const decoded = decodeInput({ file: name, bytes, maxBytes: MOST_BYTES });
  if (decoded.kind === 'invalid') return refuse(...decoded.problems.map(formatProblem));
  const scanned = scanJson(decoded.text);
  if (scanned.kind === 'ok') return { kind: 'ok', theme: JSON.parse(decoded.text) };
  return refuse(
    formatProblem({ file: name, ...scanned.complaint }),
    'A theme is JSON such as {"light":{"accent":"#0b5d4b"}}: docs/mails.md',
  );
}
