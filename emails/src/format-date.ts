const STYLES = {
  full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  long: { day: 'numeric', month: 'long', year: 'numeric' },
} as const;

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * A local calendar date in words, such as "March 11, 2026"; `full` adds the weekday.
 *
 * Making a formatter costs more than rendering a review, so each one is kept.
 */
export function formatDate(date: string, language: string, style: keyof typeof STYLES): string {
  const key = `${style} ${language}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(language, { ...STYLES[style], timeZone: 'UTC' });
    formats.set(key, format);
  }
  return format.format(new Date(`${date}T00:00:00Z`));
}
