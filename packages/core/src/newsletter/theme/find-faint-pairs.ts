import { contrastOf, rgbOf } from '../../colour/index.ts';
import type { Theme, ThemeColours } from './theme.ts';

/** WCAG 2.2, success criterion 1.4.3, level AA, for text of any size. */
export const LEAST_CONTRAST = 4.5;

/** Which colours stand on which as text. */
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

/** Two colours of a theme that text is set in and that are too much alike. */
export interface FaintPair {
  readonly scheme: 'light' | 'dark';
  readonly text: keyof ThemeColours;
  readonly ground: keyof ThemeColours;
  readonly ratio: number;
}

/** Every pair of a theme, by day and by night, whose text could not be read well. */
export const findFaintPairs = (theme: Theme): readonly FaintPair[] =>
  (['light', 'dark'] as const).flatMap((scheme) =>
    PAIRS.map(([text, ground]) => ({
      scheme,
      text,
      ground,
      ratio: contrastOf(rgbOf(theme[scheme][text]), rgbOf(theme[scheme][ground])),
    })).filter(({ ratio }) => ratio < LEAST_CONTRAST),
  );
