import { contrastOf, rgbOf, showColour, type Rgb } from '../../colour/index.ts';
import { LEAST_CONTRAST } from './find-faint-pairs.ts';
import { HOUSE_THEME, type Theme, type ThemeChoice, type ThemeColours } from './theme.ts';

/**
 * Completes a theme: what it leaves out comes from the default. An accent chosen only for light
 * mode is lightened for dark mode until it is readable.
 */
export function completeTheme(choice: ThemeChoice | null): Theme {
  if (choice === null) return HOUSE_THEME;
  const light: ThemeColours = { ...HOUSE_THEME.light, ...choice.light };
  const dark: ThemeColours = { ...HOUSE_THEME.dark, ...choice.dark };
  const isLightOnly = choice.light?.accent !== undefined && choice.dark?.accent === undefined;
  return {
    light,
    dark: isLightOnly ? { ...dark, accent: lighten(light.accent, dark) } : dark,
    fonts: { ...HOUSE_THEME.fonts, ...choice.fonts },
    logo: choice.logo ?? null,
  };
}

const STEPS = 20;

function lighten(accent: string, { paper, panel }: ThemeColours): string {
  const grounds = [rgbOf(paper), rgbOf(panel)];
  for (let step = 0; step < STEPS; step += 1) {
    const colour = mixWithWhite(rgbOf(accent), step / STEPS);
    if (grounds.every((ground) => contrastOf(colour, ground) >= LEAST_CONTRAST)) {
      return showColour(colour);
    }
  }
  return '#ffffff';
}

function mixWithWhite([red, green, blue]: Rgb, share: number): Rgb {
  const mix = (channel: number): number => Math.round(channel + (255 - channel) * share);
  return [mix(red), mix(green), mix(blue)];
}
