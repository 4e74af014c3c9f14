import { forceDark, readColour, showColour } from '@galley/core/colour';
import { replaceStyles } from './replace-styles.ts';
import { setScheme } from './set-scheme.ts';

// Every colour in one pass, since an inverted colour must not be inverted again. A hex colour
// is inside a declaration; an id in a selector is followed by a `{`.
const COLOUR =
  /#(?:[0-9a-f]{6}|[0-9a-f]{3})\b(?![^{}]*\{)|\brgb\(\s*\d{1,3}\s*,\s*\d{1,3}\s*,\s*\d{1,3}\s*\)|(?<=:\s*)(?:white|black)\b/gi;
const COLOUR_ATTRIBUTE = /(\s(?:bgcolor|color)=")(#[0-9a-f]{6}|#[0-9a-f]{3})(")/gi;
const PAGE = { ground: invert('white'), ink: invert('black') };

/**
 * Shows a mail as Gmail's apps do in dark mode: they ignore `prefers-color-scheme` and invert the
 * lightness of every colour instead. A simulation, described in docs/proof.md; images stay as they
 * are.
 */
export function forceDarkMail(html: string): string {
  const recoloured = replaceStyles(setScheme(html, 'light'), (css) =>
    css.replaceAll(COLOUR, invert),
  ).replaceAll(
    COLOUR_ATTRIBUTE,
    (_, open: string, hex: string, close: string) => `${open}${invert(hex)}${close}`,
  );
  const page = `<style>html{background:${PAGE.ground};color:${PAGE.ink}}</style>`;
  return recoloured.replace(/<head[^>]*>/i, (head) => head + page);
}

/** Inverts a colour of a style sheet. */
function invert(words: string): string {
  const colour = readColour(words);
  return colour === null ? words : showColour(forceDark(colour));
}
