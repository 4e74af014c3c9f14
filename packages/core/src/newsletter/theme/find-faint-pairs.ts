import { contrastOf, rgbOf } from '../../colour/index.ts';
import type { Theme, ThemeColours } from './theme.ts';

/** WCAG 2.2, success criterion 1.4.3, level AA, for text of any size. */
export const LEAST_CONTRAST = 4.5;

/** Which text colours appear on which backgrounds. */
const PAIRS: readonly (readonly [keyof ThemeColours, keyof ThemeColours])[] = [
  ['ink', 'paper'],
  ['ink', 'panel'],
  ['ink', 'desk'],
  ['quiet', 'paper'],
  ['quiet', 'panel'],
  ['quiet', 'desk'],
  ['accent', 'paper'],
  ['accent', 'panel'],
];

/** A text colour and a background of a theme with too little contrast. */
export interface FaintPair {
  readonly scheme: 'light' | 'dark';
  readonly text: keyof ThemeColours;
  readonly ground: keyof ThemeColours;
  readonly ratio: number;
}

/** Every pair of a theme, in light and dark mode, whose text would be hard to read. */
export const findFaintPairs = (theme: Theme): readonly FaintPair[] =>
  (['light', 'dark'] as const).flatMap((scheme) =>
    PAIRS.map(([text, ground]) => ({
      scheme,
      text,
      ground,
      ratio: contrastOf(rgbOf(theme[scheme][text]), rgbOf(theme[scheme][ground])),
    })).filter(({ ratio }) => ratio < LEAST_CONTRAST),
  );
