import { forceDark, type Rgb } from '@galley/core/issue';
import { replaceStyles } from './replace-styles.ts';
import { setScheme } from './set-scheme.ts';

// Every colour in one go, since what has been turned over must not be turned over again. A hex colour
// stands in a declaration; an id in a selector is followed by a `{`.
const COLOUR =
  /#(?:[0-9a-f]{6}|[0-9a-f]{3})\b(?![^{}]*\{)|\brgb\(\s*\d{1,3}\s*,\s*\d{1,3}\s*,\s*\d{1,3}\s*\)|(?<=:\s*)(?:white|black)\b/gi;
const COLOUR_ATTRIBUTE = /(\s(?:bgcolor|color)=")(#[0-9a-f]{6}|#[0-9a-f]{3})(")/gi;
const PAGE = { ground: forceDark([255, 255, 255]), ink: forceDark([0, 0, 0]) };

/**
 * What Gmail's apps make of a mail in dark mode: they know no `prefers-color-scheme`, and turn over
 * the lightness of every colour instead. A simulation, told in docs/proof.md; pictures stay as they
 * are.
 */
export function forceDarkMail(html: string): string {
  const recoloured = replaceStyles(setScheme(html, 'light'), (css) =>
    css.replaceAll(COLOUR, (colour) => print(forceDark(read(colour)))),
  ).replaceAll(
    COLOUR_ATTRIBUTE,
    (_, open: string, hex: string, close: string) =>
      `${open}${print(forceDark(read(hex)))}${close}`,
  );
  const page = `<style>html{background:${print(PAGE.ground)};color:${print(PAGE.ink)}}</style>`;
  return recoloured.replace(/<head[^>]*>/i, (head) => head + page);
}

function read(colour: string): Rgb {
  if (colour.toLowerCase() === 'white') return [255, 255, 255];
  if (colour.toLowerCase() === 'black') return [0, 0, 0];
  if (!colour.startsWith('#')) {
    const [red = 0, green = 0, blue = 0] = (colour.match(/\d+/g) ?? []).map(Number);
    return [red, green, blue];
  }
  const digits = colour.slice(1);
  const wide = digits.length === 3 ? digits.replaceAll(/./g, '$&$&') : digits;
  const part = (at: number): number => Number.parseInt(wide.slice(at, at + 2), 16);
  return [part(0), part(2), part(4)];
}

const print = (colour: Rgb): string =>
  `#${colour.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
