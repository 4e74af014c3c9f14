export { completeTheme } from './complete-theme.ts';
export { describeThemeIssue, readTheme, themeSchema, type ThemeReading } from './read-theme.ts';
export {
  HOUSE_THEME,
  type Theme,
  type ThemeChoice,
  type ThemeColours,
  type ThemeFonts,
  type ThemeLogo,
} from './theme.ts';
