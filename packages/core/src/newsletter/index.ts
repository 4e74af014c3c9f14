export {
  formatCadence,
  formatWallTime,
  ORDINALS,
  parseCadence,
  WEEKDAYS,
  type Cadence,
  type CadenceReading,
  type Ordinal,
  type WallTime,
  type Weekday,
} from './cadence.ts';
export { decideSettings, type DecideSettings } from './decide-settings.ts';
export { describeCadence } from './describe-cadence.ts';
export { isDueDate, nextDueDate } from './due-dates.ts';
export { formatDuration, parseDuration, type ParsedDuration } from './duration.ts';
export { parseLanguage, type LanguageReading } from './language.ts';
export { localTime, type LocalTime } from './local-time.ts';
export { readLine, type LineReading } from './one-line.ts';
export { formatSender, parseSender, type Sender, type SenderReading } from './sender.ts';
export type { NewsletterChange, NewsletterSettings, SettingsProblem } from './settings.ts';
export { newsletterSettingsSchema } from './settings-schema.ts';
export {
  dueSlots,
  localDate,
  slotOn,
  slotsAfter,
  upcomingSlots,
  type DueSlot,
  type Schedule,
  type Slot,
} from './slots.ts';
export { parseSlug, proposeSlug, type SlugReading } from './slug.ts';
export { parseTitle, type TitleReading } from './title.ts';
export { parseTimeZone, type TimeZoneReading } from './time-zone.ts';
export {
  completeTheme,
  HOUSE_THEME,
  themeSchema,
  type Theme,
  type ThemeChoice,
  type ThemeColours,
  type ThemeFonts,
  type ThemeLogo,
} from './theme/index.ts';
