export {
  formatWallTime,
  ORDINALS,
  parseCadence,
  WEEKDAYS,
  type Cadence,
  type Ordinal,
  type WallTime,
  type Weekday,
} from './cadence.ts';
export { clockChanges, type ClockChange } from './clock-changes.ts';
export { isDueDate } from './due-dates.ts';
export { formatDuration, parseDuration } from './duration.ts';
export { parseLanguage } from './language.ts';
export { localTime } from './local-time.ts';
export { readLine } from './one-line.ts';
export { parseSender } from './sender.ts';
export type { NewsletterChange, NewsletterSettings, SettingsProblem } from './settings.ts';
export {
  dueSlots,
  localDate,
  madeUpUntil,
  slotAt,
  slotOn,
  upcomingSlots,
  type Schedule,
  type Slot,
} from './slots.ts';
export { parseTitle } from './title.ts';
export { completeTheme } from './theme/complete-theme.ts';
export { HOUSE_THEME, type Theme, type ThemeChoice } from './theme/theme.ts';
