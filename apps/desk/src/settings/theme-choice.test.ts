import { completeTheme, HOUSE_THEME } from '@galley/core/newsletter';
import { expect, test } from 'vitest';
import { withColour, withFonts, withLogo } from './theme-choice.ts';

const LOGO = { url: 'https://wire.example/logo.png', alt: 'The Wire', width: 200, height: 40 };

test('a colour that is set stays, and one that the theme has anyway is left out', () => {
  const green = withColour(null, 'light', 'accent', '#0b5d4b');
  expect(green).toEqual({ light: { accent: '#0b5d4b' } });
  expect(withColour(green, 'light', 'accent', HOUSE_THEME.light.accent)).toBeNull();
});

test('the accent of dark mode follows the one of light mode until somebody sets it', () => {
  const green = withColour(null, 'light', 'accent', '#0b5d4b');
  const followed = completeTheme(green).dark.accent;
  expect(withColour(green, 'dark', 'accent', followed)).toEqual(green);
  const own = withColour(green, 'dark', 'accent', '#ffffff');
  expect(own).toEqual({ light: { accent: '#0b5d4b' }, dark: { accent: '#ffffff' } });
  expect(withColour(own, 'dark', 'accent', followed)).toEqual(green);
});

test('fonts and logo come and go alone', () => {
  const fonts = withFonts(null, 'text', 'Charter, Georgia, serif');
  expect(fonts).toEqual({ fonts: { text: 'Charter, Georgia, serif' } });
  const both = withLogo(fonts, LOGO);
  expect(both).toEqual({ ...fonts, logo: LOGO });
  expect(withLogo(both, null)).toEqual(fonts);
  expect(withFonts(fonts, 'text', 'Georgia, serif')).toBeNull();
});
