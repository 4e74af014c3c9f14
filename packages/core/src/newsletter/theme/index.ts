export { completeTheme } from './complete-theme.ts';
export { readTheme, type ThemeReading } from './read-theme.ts';
export {
  HOUSE_THEME,
  type Theme,
  type ThemeChoice,
  type ThemeColours,
  type ThemeFonts,
  type ThemeLogo,
} from './theme.ts';
