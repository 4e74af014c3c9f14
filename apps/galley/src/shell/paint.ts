import { randomUUID } from 'node:crypto';
import type { Env } from '@galley/runtime';
import type { Out } from './out.ts';

const CODES = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
} as const;

/** Colours text, or returns it unchanged if colours are off. */
export type Paint = Readonly<Record<keyof typeof CODES, (text: string) => string>>;

// Until text is printed, marks stand for our escape sequences. A mark holds a random id that only
// this process knows, so text from outside cannot contain one.
const OPENING = `\ufdd0${randomUUID()}:`;
const CLOSING = '\ufdd1';
const MARK = new RegExp(`(${OPENING}[^${CLOSING}]*${CLOSING})`);
const mark = (sequence: string): string => `${OPENING}${sequence}${CLOSING}`;

/** Moves to the start of the line and clears it, so that it can be drawn again. */
export const WIPE_LINE = `${mark('1G')}${mark('2K')}`;

/** Colours text only on a terminal that supports and allows it (https://no-color.org). */
export function createPaint(out: Out, env: Env): Paint {
  const on = out.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  const entries = Object.entries(CODES).map(([name, [open, close]]) => [
    name,
    (text: string) => (on ? `${mark(`${open}m`)}${text}${mark(`${close}m`)}` : text),
  ]);
  return Object.fromEntries(entries) as Paint;
}

/**
 * Replaces a text's marks with escape sequences, and passes the text between them through `show`.
 */
export const drawMarks = (text: string, show: (plain: string) => string): string =>
  text
    .split(MARK)
    .map((part, index) =>
      index % 2 === 0 ? show(part) : `\u001b[${part.slice(OPENING.length, -CLOSING.length)}`,
    )
    .join('');

/** The text without its marks. */
export const stripMarks = (text: string): string =>
  text
    .split(MARK)
    .filter((_, index) => index % 2 === 0)
    .join('');
