import { databaseTrouble } from './database.ts';
import { openPress, type Press } from './open-press.ts';
import type { Outcome } from './outcome.ts';
import { readSetup } from './read-setup.ts';
import type { Shell } from './shell.ts';

/** Opens the press as part of the command's life and runs the command's work. */
export async function withPress(
  shell: Shell,
  work: (press: Press) => Promise<Outcome>,
): Promise<Outcome> {
  const read = await readSetup(shell, 'warn');
  if (read.kind === 'refused') return read;
  try {
    const opened = await openPress(read.setup, shell.life, shell.network);
    return opened.kind === 'refused' ? opened : await work(opened.press);
  } catch (error) {
    return databaseTrouble(error);
  }
}
