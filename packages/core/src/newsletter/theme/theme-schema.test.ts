import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { completeTheme } from './complete-theme.ts';
import { findFaintPairs } from './find-faint-pairs.ts';
import { describeThemeIssue, themeSchema } from './theme-schema.ts';
import { HOUSE_THEME } from './theme.ts';

const anyColour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

function problemsOf(input: unknown): readonly string[] {
  const reading = themeSchema.safeParse(input, { reportInput: true });
  return reading.error?.issues.map((issue) => describeThemeIssue(issue, issue.path)) ?? [];
}

test('the default theme is readable in light and dark mode', () => {
  expect(findFaintPairs(HOUSE_THEME)).toEqual([]);
  expect(completeTheme(null)).toBe(HOUSE_THEME);
});

test('what a choice leaves out comes from the default', () => {
  const choice = themeSchema.parse({
    light: { accent: '#0B5D4B' },
    fonts: { display: 'Charter,  Georgia, serif' },
  });
  expect(choice).toEqual({
    light: { accent: '#0b5d4b' },
    fonts: { display: 'Charter,Georgia,serif' },
  });
  const theme = completeTheme(choice);
  expect(theme.light).toEqual({ ...HOUSE_THEME.light, accent: '#0b5d4b' });
  expect(theme.fonts.text).toBe(HOUSE_THEME.fonts.text);
  expect(theme.logo).toBeNull();
});

test('an accent for light mode only is lightened until it is readable in dark mode', () => {
  fc.assert(
    fc.property(anyColour, (accent) => {
      const theme = completeTheme({ light: { accent } });
      expect(findFaintPairs(theme).filter(({ scheme }) => scheme === 'dark')).toEqual([]);
    }),
  );
});

test('a faint pair is named with its colours and its ratio', () => {
  expect(problemsOf({ light: { accent: '#f5c542' }, dark: { quiet: '#555555' } })).toEqual([
    'light: accent #f5c542 on paper #fffefb has a contrast of 1.60, expected 4.5 or more',
    'light: accent #f5c542 on panel #f7f1e6 has a contrast of 1.44, expected 4.5 or more',
    'dark: quiet #555555 on paper #1c1917 has a contrast of 2.34, expected 4.5 or more',
    'dark: quiet #555555 on panel #27221e has a contrast of 2.11, expected 4.5 or more',
    'dark: quiet #555555 on desk #12100f has a contrast of 2.54, expected 4.5 or more',
  ]);
});

describe('a choice is refused', () => {
  const logo = { url: 'https://digest.example/logo.png', alt: 'Digest', width: 200, height: 40 };

  test.each([
    ['when it is not an object', 'red', /^found "red", expected an object$/],
    ['with an unknown key', { lite: {} }, /^found "lite", expected only light, dark, /],
    [
      'with an unnamed colour',
      { dark: { gold: '#fff' } },
      /^dark: found "gold", expected only desk/,
    ],
    [
      'with a colour by name',
      { light: { accent: 'red' } },
      /^light\.accent: found "red", expected a colour such as #9c2a1c$/,
    ],
    ['with a quotation mark in a font', { fonts: { text: '"Georgia",serif' } }, /quotation/],
    ['without a safe font', { fonts: { text: 'Charter,serif' } }, /every system/],
    ['without a generic font', { fonts: { text: 'Georgia' } }, /generic/],
    ['with style in a font', { fonts: { text: 'Georgia;color:red,serif' } }, /font names/],
    ['with a logo over http', { logo: { ...logo, url: 'http://a.example/l.png' } }, /https/],
    ['with markup in a logo', { logo: { ...logo, url: 'https://a.example/"><b>' } }, /https/],
    ['with a logo without text', { logo: { ...logo, alt: ' ' } }, /see no pictures/],
    [
      'with a placeholder in it',
      { logo: { ...logo, alt: 'A \ufdd0token\ufdd1' } },
      /logo\.alt.*control/,
    ],
    [
      'with a logo whose URL would reveal tokens',
      { logo: { ...logo, url: 'https://a.example/\ufdd0token\ufdd1.png' } },
      /logo\.url.*https/,
    ],
    ['with a zero byte in it', { logo: { ...logo, alt: 'a\0b' } }, /logo\.alt.*control/],
    [
      'with a logo wider than the paper',
      { logo: { ...logo, width: 900 } },
      /^logo\.width: found 900, expected a whole number from 16 to 536$/,
    ],
    [
      'with a logo of half a pixel',
      { logo: { ...logo, width: 16.5 } },
      /^logo\.width: found 16\.5, /,
    ],
    [
      'with a logo without height',
      { logo: { ...logo, height: undefined } },
      /^logo\.height: found nothing, /,
    ],
    [
      'with a number instead of text',
      { logo: { ...logo, alt: 3 } },
      /^logo\.alt: found 3, expected text$/,
    ],
  ])('%s', (_, choice, problem) => {
    expect(problemsOf(choice).join('\n')).toMatch(problem);
  });

  test('and is accepted with a valid logo', () => {
    expect(themeSchema.parse({ logo })).toEqual({ logo });
  });
});
