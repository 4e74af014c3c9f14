import { forceDark, type Rgb } from '@galley/core/issue';
import { replaceStyles } from './replace-styles.ts';
import { setScheme } from './set-scheme.ts';

// Hex colours of a declaration, not ids in a selector: a block or a semicolon follows before a `{`.
const HEX = /#([0-9a-f]{6}|[0-9a-f]{3})\b(?![^{}]*\{)/gi;
const RGB = /\brgb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)/gi;
const NAMED: readonly (readonly [RegExp, Rgb])[] = [
  [/(?<=:\s*)white\b/gi, [255, 255, 255]],
  [/(?<=:\s*)black\b/gi, [0, 0, 0]],
];
const COLOUR_ATTRIBUTE = /(\s(?:bgcolor|color)=")(#[0-9a-f]{6}|#[0-9a-f]{3})(")/gi;
const PAGE = { ground: forceDark([255, 255, 255]), ink: forceDark([0, 0, 0]) };

/**
 * What Gmail's apps make of a mail in dark mode: they know no `prefers-color-scheme`, and turn over
 * the lightness of every colour instead. A simulation, told in docs/proof.md; pictures stay as they
 * are.
 */
export function forceDarkMail(html: string): string {
  const recoloured = replaceStyles(setScheme(html, 'light'), (css) =>
    NAMED.reduce(
      (out, [name, colour]) => out.replaceAll(name, print(forceDark(colour))),
      css
        .replaceAll(RGB, (_, ...parts: string[]) =>
          print(forceDark([Number(parts[0]), Number(parts[1]), Number(parts[2])])),
        )
        .replaceAll(HEX, (hex) => print(forceDark(readHex(hex)))),
    ),
  ).replaceAll(
    COLOUR_ATTRIBUTE,
    (_, open: string, hex: string, close: string) =>
      `${open}${print(forceDark(readHex(hex)))}${close}`,
  );
  const page = `<style>html{background:${print(PAGE.ground)};color:${print(PAGE.ink)}}</style>`;
  return recoloured.replace(/<head[^>]*>/i, (head) => head + page);
}

function readHex(hex: string): Rgb {
  const digits = hex.slice(1);
  const wide = digits.length === 3 ? digits.replaceAll(/./g, '$&$&') : digits;
  const part = (at: number): number => Number.parseInt(wide.slice(at, at + 2), 16);
  return [part(0), part(2), part(4)];
}

const print = (colour: Rgb): string =>
  `#${colour.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
