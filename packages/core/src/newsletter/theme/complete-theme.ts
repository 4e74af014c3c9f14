import { channels, contrast } from './contrast.ts';
import { LEAST_CONTRAST } from './find-faint-pairs.ts';
import { HOUSE_THEME, type Theme, type ThemeChoice, type ThemeColours } from './theme.ts';

/**
 * The theme that a choice makes: what it leaves out is the house's. An accent that was chosen for
 * the day alone is lightened until it can be read by night.
 */
export function completeTheme(choice: ThemeChoice | null): Theme {
  if (choice === null) return HOUSE_THEME;
  const light: ThemeColours = { ...HOUSE_THEME.light, ...choice.light };
  const dark: ThemeColours = { ...HOUSE_THEME.dark, ...choice.dark };
  const isForDayAlone = choice.light?.accent !== undefined && choice.dark?.accent === undefined;
  return {
    light,
    dark: isForDayAlone ? { ...dark, accent: lighten(light.accent, dark) } : dark,
    fonts: { ...HOUSE_THEME.fonts, ...choice.fonts },
    logo: choice.logo ?? null,
  };
}

const STEPS = 20;

function lighten(accent: string, { paper, panel }: ThemeColours): string {
  for (let step = 0; step < STEPS; step += 1) {
    const colour = mixWithWhite(accent, step / STEPS);
    if ([paper, panel].every((ground) => contrast(colour, ground) >= LEAST_CONTRAST)) return colour;
  }
  return '#ffffff';
}

const mixWithWhite = (colour: string, share: number): string =>
  `#${channels(colour)
    .map((channel) =>
      Math.round(channel + (255 - channel) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
