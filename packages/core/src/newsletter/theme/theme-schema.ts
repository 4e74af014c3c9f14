import { z } from 'zod';
import { describeValue, isForbiddenInHeader, nameType, quoteInput } from '../../input/index.ts';
import { completeTheme } from './complete-theme.ts';
import { findFaintPairs, LEAST_CONTRAST, type ColourPair } from './find-faint-pairs.ts';
import type { Theme, ThemeChoice } from './theme.ts';

const SMALLEST_LOGO = 16;
const WIDEST_LOGO = 536;
const TALLEST_LOGO = 240;
const LONGEST_FONTS = 120;
const LONGEST_ALT = 120;
const GENERIC = ['serif', 'sans-serif', 'monospace'];
// Fonts that every system that shows mail has, or has a match for; Outlook uses Times for others.
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

/** An object with only these keys; the message about any other names them. */
const keyed = <T extends z.ZodRawShape>(shape: T) =>
  z.strictObject(shape, {
    error: ({ code }) =>
      code === 'unrecognized_keys' ? `only ${Object.keys(shape).join(', ')}` : undefined,
  });

function between(least: number, most: number) {
  const expected = `a whole number from ${least} to ${most}`;
  return z.int(expected).min(least, expected).max(most, expected);
}

const colour = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i, 'a colour such as #9c2a1c')
  .toLowerCase();

const colours = keyed({
  desk: colour.optional(),
  paper: colour.optional(),
  panel: colour.optional(),
  ink: colour.optional(),
  quiet: colour.optional(),
  accent: colour.optional(),
  hairline: colour.optional(),
});

const familiesOf = (text: string): string[] => text.split(',').map((family) => family.trim());

const fonts = z
  .string()
  .max(LONGEST_FONTS, `at most ${LONGEST_FONTS} characters`)
  .refine((text) => {
    const families = familiesOf(text);
    return (
      families.every((family) => /^[a-z][a-z0-9 -]*$/i.test(family)) &&
      GENERIC.includes(families.at(-1) ?? '') &&
      families.some((family) => SAFE.includes(family.toLowerCase()))
    );
  }, 'font names without quotation marks, at least one that every system has, and a generic one last: Charter, Georgia, serif')
  .transform((text) => familiesOf(text).join(','));

const logo = keyed({
  // One of our placeholders would reveal each reader's token to the logo's host.
  url: z
    .string()
    .refine(
      (text) =>
        /^https:\/\/[^\s"<>]+$/.test(text) && URL.canParse(text) && !isForbiddenInHeader(text),
      'an https URL',
    ),
  alt: z
    .string()
    .trim()
    .min(1, 'text for readers who see no pictures')
    .max(LONGEST_ALT, `at most ${LONGEST_ALT} characters`)
    .refine(
      (text) => !isForbiddenInHeader(text),
      'one line without control or direction characters',
    ),
  width: between(SMALLEST_LOGO, WIDEST_LOGO),
  height: between(SMALLEST_LOGO, TALLEST_LOGO),
});

/**
 * An editor's changes to the default theme. Refuses text that would be hard to read in the mail: a
 * contrast below WCAG AA, in light or dark mode, is named with its ratio. `describeThemeIssue` puts
 * a zod issue into words.
 *
 * @example themeSchema.safeParse({ light: { accent: '#0b5d4b' } }, { reportInput: true })
 */
export const themeSchema = keyed({
  light: colours.optional(),
  dark: colours.optional(),
  fonts: keyed({
    display: fonts.optional(),
    text: fonts.optional(),
    label: fonts.optional(),
  }).optional(),
  logo: logo.optional(),
}).transform((input, context): ThemeChoice => {
  // What comes from JSON holds no undefined.
  const choice = input as ThemeChoice;
  const theme = completeTheme(choice);
  for (const pair of findFaintPairs(theme)) {
    context.addIssue({ code: 'custom', message: describe(theme, pair) });
  }
  return choice;
});

/** What is wrong with a theme, and where in it; `path` begins at the theme. */
export function describeThemeIssue(issue: z.core.$ZodIssue, path: readonly PropertyKey[]): string {
  const place = path.length === 0 ? '' : `${path.join('.')}: `;
  switch (issue.code) {
    case 'unrecognized_keys':
      return `${place}found ${issue.keys.map(quoteInput).join(', ')}, expected ${issue.message}`;
    case 'invalid_type':
      return `${place}found ${describeValue(issue.input)}, expected ${nameType(issue.expected)}`;
    default:
      return path.length === 0
        ? issue.message
        : `${place}found ${describeValue(issue.input)}, expected ${issue.message}`;
  }
}

const describe = (theme: Theme, { scheme, text, ground, ratio }: ColourPair): string =>
  `${scheme}: ${text} ${theme[scheme][text]} on ${ground} ${theme[scheme][ground]} has a contrast of ${(Math.floor(ratio * 100) / 100).toFixed(2)}, expected ${LEAST_CONTRAST} or more`;
