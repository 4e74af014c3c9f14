import { forceDark, readColour, showColour } from '@galley/core/colour';
import { replaceStyles } from './replace-styles.ts';
import { setScheme } from './set-scheme.ts';

// Every colour in one go, since what has been turned over must not be turned over again. A hex colour
// stands in a declaration; an id in a selector is followed by a `{`.
const COLOUR =
  /#(?:[0-9a-f]{6}|[0-9a-f]{3})\b(?![^{}]*\{)|\brgb\(\s*\d{1,3}\s*,\s*\d{1,3}\s*,\s*\d{1,3}\s*\)|(?<=:\s*)(?:white|black)\b/gi;
const COLOUR_ATTRIBUTE = /(\s(?:bgcolor|color)=")(#[0-9a-f]{6}|#[0-9a-f]{3})(")/gi;
const PAGE = { ground: turnOver('white'), ink: turnOver('black') };

/**
 * What Gmail's apps make of a mail in dark mode: they know no `prefers-color-scheme`, and turn over
 * the lightness of every colour instead. A simulation, told in docs/proof.md; pictures stay as they
 * are.
 */
export function forceDarkMail(html: string): string {
  const recoloured = replaceStyles(setScheme(html, 'light'), (css) =>
    css.replaceAll(COLOUR, turnOver),
  ).replaceAll(
    COLOUR_ATTRIBUTE,
    (_, open: string, hex: string, close: string) => `${open}${turnOver(hex)}${close}`,
  );
  const page = `<style>html{background:${PAGE.ground};color:${PAGE.ink}}</style>`;
  return recoloured.replace(/<head[^>]*>/i, (head) => head + page);
}

/** A colour in the words of a style sheet, turned over. */
function turnOver(words: string): string {
  const colour = readColour(words);
  return colour === null ? words : showColour(forceDark(colour));
}
