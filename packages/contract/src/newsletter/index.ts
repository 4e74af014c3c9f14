export { calendarShape, type Calendar, type CalendarEntry } from './calendar.ts';
export { newsletterShape, ruleSettingShape, type Newsletter } from './newsletter.ts';
