import {
  completeTheme,
  type ThemeChoice,
  type ThemeColours,
  type ThemeFonts,
  type ThemeLogo,
} from '@galley/core/newsletter';

export type Scheme = 'light' | 'dark';

/** A choice with one colour set. What the theme has anyway is left out, so that it keeps following. */
export function withColour(
  choice: ThemeChoice | null,
  scheme: Scheme,
  name: keyof ThemeColours,
  colour: string,
): ThemeChoice | null {
  const rest = tidy({ ...choice, [scheme]: { ...choice?.[scheme], [name]: undefined } });
  if (completeTheme(rest)[scheme][name] === colour) return rest;
  return { ...rest, [scheme]: { ...rest?.[scheme], [name]: colour } };
}

/** A choice with the fonts of one kind of text set. */
export function withFonts(
  choice: ThemeChoice | null,
  name: keyof ThemeFonts,
  fonts: string,
): ThemeChoice | null {
  const rest = tidy({ ...choice, fonts: { ...choice?.fonts, [name]: undefined } });
  if (completeTheme(rest).fonts[name] === fonts.replaceAll(/\s*,\s*/g, ',')) return rest;
  return { ...rest, fonts: { ...rest?.fonts, [name]: fonts } };
}

export const withLogo = (choice: ThemeChoice | null, logo: ThemeLogo | null): ThemeChoice | null =>
  tidy({ ...choice, logo: logo ?? undefined });

/** Without what is not set; null if nothing is. */
function tidy(choice: ThemeChoice): ThemeChoice | null {
  const set = Object.entries(choice).flatMap(([part, its]) => {
    const own = Object.entries(its ?? {}).filter(([, value]) => value !== undefined);
    return own.length === 0 ? [] : [[part, Object.fromEntries(own)] as const];
  });
  return set.length === 0 ? null : Object.fromEntries(set);
}
