import { z } from 'zod';
import { hasForbiddenCharacter } from '../one-line.ts';
import { completeTheme } from './complete-theme.ts';
import { findFaintPairs, LEAST_CONTRAST, type FaintPair } from './find-faint-pairs.ts';
import type { Theme, ThemeChoice } from './theme.ts';

export type ThemeReading =
  | { readonly kind: 'ok'; readonly choice: ThemeChoice }
  | { readonly kind: 'invalid'; readonly problems: readonly string[] };

const WIDEST_LOGO = 536;
const TALLEST_LOGO = 240;
const LONGEST_FONTS = 120;
const GENERIC = ['serif', 'sans-serif', 'monospace'];
// What every system that shows mail has, or has a twin of; Outlook takes Times for anything else.
const SAFE = [
  'arial',
  'courier new',
  'georgia',
  'helvetica',
  'tahoma',
  'times new roman',
  'trebuchet ms',
  'verdana',
];

const colour = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i, 'expected a colour such as #9c2a1c')
  .toLowerCase();

const colours = z
  .strictObject({
    desk: colour,
    paper: colour,
    panel: colour,
    ink: colour,
    quiet: colour,
    accent: colour,
    hairline: colour,
  })
  .partial();

const fonts = z
  .string()
  .max(LONGEST_FONTS, `expected at most ${LONGEST_FONTS} characters`)
  .transform((text) => text.split(',').map((family) => family.trim()))
  .refine(
    (families) =>
      families.every((family) => /^[a-z][a-z0-9 -]*$/i.test(family)) &&
      GENERIC.includes(families.at(-1) ?? '') &&
      families.some((family) => SAFE.includes(family.toLowerCase())),
    'expected font names without quotation marks, one that every system has among them, a generic one last: Charter, Georgia, serif',
  )
  .transform((families) => families.join(','));

const logo = z.strictObject({
  url: z
    .string()
    .refine(
      (text) =>
        /^https:\/\/[^\s"<>]+$/.test(text) && URL.canParse(text) && !hasForbiddenCharacter(text),
      'expected an address with https',
    ),
  // A placeholder of ours would show each reader's own token, to the logo's host in its address.
  alt: z
    .string()
    .trim()
    .min(1, 'expected what is read where pictures are off')
    .max(120)
    .refine(
      (text) => !hasForbiddenCharacter(text),
      'expected one line without control or direction characters',
    ),
  width: z.int().min(16).max(WIDEST_LOGO),
  height: z.int().min(16).max(TALLEST_LOGO),
});

const choiceSchema = z
  .strictObject({
    light: colours,
    dark: colours,
    fonts: z.strictObject({ display: fonts, text: fonts, label: fonts }).partial(),
    logo,
  })
  .partial();

/**
 * Reads what an editor changes of the house's theme, and refuses what could not be read in the mail:
 * text whose contrast is below WCAG AA, by day or by night, named with its ratio.
 *
 * @example readTheme({ light: { accent: '#0b5d4b' } })
 */
export function readTheme(input: unknown): ThemeReading {
  const parsed = choiceSchema.safeParse(input);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) =>
      path.length === 0 ? message : `${path.join('.')}: ${message}`,
    );
    return { kind: 'invalid', problems };
  }
  // What comes from JSON holds no undefined.
  const choice = parsed.data as ThemeChoice;
  const theme = completeTheme(choice);
  const faint = findFaintPairs(theme);
  return faint.length === 0
    ? { kind: 'ok', choice }
    : { kind: 'invalid', problems: faint.map((pair) => describe(theme, pair)) };
}

const describe = (theme: Theme, { scheme, text, ground, ratio }: FaintPair): string =>
  `${scheme}: ${text} ${theme[scheme][text]} on ${ground} ${theme[scheme][ground]} has a contrast of ${(Math.floor(ratio * 100) / 100).toFixed(2)}, expected ${LEAST_CONTRAST} or more`;
