import type { Env } from '@galley/runtime';
import type { Out } from './shell.ts';

const CODES = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
} as const;

/** Colours text, or leaves it as it is where nobody would see the colour. */
export type Paint = Readonly<Record<keyof typeof CODES, (text: string) => string>>;

/** Colour only on a terminal that wants it (https://no-color.org). */
export const createPaint = (out: Out, env: Env): Paint => {
  const on = out.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  const entries = Object.entries(CODES).map(([name, [open, close]]) => [
    name,
    (text: string) => (on ? `\u001b[${open}m${text}\u001b[${close}m` : text),
  ]);
  return Object.fromEntries(entries) as Paint;
};
