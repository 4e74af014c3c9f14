export type TimeZoneReading =
  | { readonly kind: 'ok'; readonly timeZone: string }
  | { readonly kind: 'invalid'; readonly expected: string };

const EXPECTED = 'an IANA time zone such as Europe/London, America/New_York or UTC';

/**
 * Reads the name of an IANA time zone, in any case. It refuses offsets such as `+02:00`: they have
 * no daylight saving, so a local wall time would not hold.
 */
export function parseTimeZone(text: string): TimeZoneReading {
  const typed = text.trim();
  const known = Intl.supportedValuesOf('timeZone').find(
    (zone) => zone.toLowerCase() === typed.toLowerCase(),
  );
  if (known !== undefined) return { kind: 'ok', timeZone: known };
  // Links such as Asia/Calcutta or UTC are real names too, but are missing from that list.
  if (!/^[A-Za-z][A-Za-z0-9_+-]*(\/[A-Za-z0-9_+-]+)*$/.test(typed)) {
    return { kind: 'invalid', expected: EXPECTED };
  }
  try {
    new Intl.DateTimeFormat('en', { timeZone: typed });
  } catch {
    return { kind: 'invalid', expected: EXPECTED };
  }
  return { kind: 'ok', timeZone: typed.toUpperCase() === 'UTC' ? 'UTC' : typed };
}
