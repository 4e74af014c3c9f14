export type { CalendarEntry, CalendarOutcome } from './calendar.ts';
export type { SettingsProblem } from './settings.ts';
export { formatDuration, parseDuration, type ParsedDuration } from './duration.ts';
