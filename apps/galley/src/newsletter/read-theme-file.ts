import { readInput } from '../shell/read-input.ts';
import { refuse, type Refused } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';

export type ThemeFile =
  | { readonly kind: 'none' }
  /** Null for the house's theme. */
  | { readonly kind: 'ok'; readonly theme: unknown };

/** Reads the file that `--theme` names: JSON, which is judged with the other settings. */
export async function readThemeFile(
  shell: Shell,
  file: string | undefined,
): Promise<ThemeFile | Refused> {
  if (file === undefined) return { kind: 'none' };
  if (file.trim() === '') return { kind: 'ok', theme: null };
  const input = await readInput(shell, file);
  if (input.kind === 'refused') return input;
  try {
    return { kind: 'ok', theme: JSON.parse(new TextDecoder().decode(input.bytes)) };
  } catch {
    return refuse(
      `${input.name}: not JSON, expected a theme such as {"light":{"accent":"#0b5d4b"}}`,
    );
  }
}
