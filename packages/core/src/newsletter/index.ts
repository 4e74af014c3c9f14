export {
  formatCadence,
  formatWallTime,
  ORDINALS,
  parseCadence,
  WEEKDAYS,
  type Cadence,
  type Ordinal,
  type WallTime,
  type Weekday,
} from './cadence.ts';
export {
  bestOfMonth,
  isBestOfMonthOver,
  parseBestOfCadence,
  SLOT_KINDS,
  type SlotKind,
} from './best-of-slots.ts';
export { clockChanges, type ClockChange } from './clock-changes.ts';
export { isDueDate } from './due-dates.ts';
export { formatDuration, parseDuration } from './duration.ts';
export { parseLanguage } from './language.ts';
export { localTime } from './local-time.ts';
export { mailParagraphs } from './mail-text.ts';
export { readLine } from './one-line.ts';
export { formatSender, parseSender } from './sender.ts';
export type {
  DomainLook,
  ProviderDomain,
  ProviderRecord,
  SenderDomains,
} from './sender-domains.ts';
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
export { isFaint, listColourPairs, type ColourPair } from './theme/find-faint-pairs.ts';
export {
  HOUSE_THEME,
  type Theme,
  type ThemeChoice,
  type ThemeColours,
  type ThemeFonts,
  type ThemeLogo,
} from './theme/theme.ts';
export { lastWeeks } from './report-weeks.ts';
export { tallyFeatured } from './tally-featured.ts';
