export { completeTheme } from './complete-theme.ts';
export { describeThemeIssue, themeSchema } from './theme-schema.ts';
export { HOUSE_THEME, type Theme, type ThemeChoice } from './theme.ts';
