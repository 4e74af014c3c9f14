import { createInterface } from 'node:readline/promises';
import type { Shell } from './shell.ts';

/** Whether a person can be asked: both input and question go through a terminal. */
export const canAsk = ({ stdin, stderr }: Shell): boolean =>
  stdin.isTTY === true && stderr.isTTY === true;

/** Asks a question on the terminal; anything but `y` or `yes` means no. */
export async function ask({ stdin, stderr }: Shell, question: string): Promise<boolean> {
  stderr.write(`${question} [y/N] `);
  const lines = createInterface({ input: stdin });
  try {
    for await (const line of lines) return /^y(?:es)?$/i.test(line.trim());
    return false;
  } finally {
    lines.close();
  }
}
