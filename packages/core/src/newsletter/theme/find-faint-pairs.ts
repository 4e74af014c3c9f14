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

/** A text colour on a background of a theme; 1 is no contrast, 21 the most. */
export interface ColourPair {
  readonly scheme: 'light' | 'dark';
  readonly text: keyof ThemeColours;
  readonly ground: keyof ThemeColours;
  readonly ratio: number;
}

/** Every pair of a theme, in light and dark mode, with its contrast. */
export const listColourPairs = (theme: Theme): readonly ColourPair[] =>
  (['light', 'dark'] as const).flatMap((scheme) =>
    PAIRS.map(([text, ground]) => ({
      scheme,
      text,
      ground,
      ratio: contrastOf(rgbOf(theme[scheme][text]), rgbOf(theme[scheme][ground])),
    })),
  );

/** Every pair of a theme whose text would be hard to read. */
export const findFaintPairs = (theme: Theme): readonly ColourPair[] =>
  listColourPairs(theme).filter(isFaint);

/** Whether a pair has less contrast than a theme may have. */
export const isFaint = ({ ratio }: Pick<ColourPair, 'ratio'>): boolean => ratio < LEAST_CONTRAST;
