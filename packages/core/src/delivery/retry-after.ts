const LONGEST = 3600;

/**
 * Seconds to wait, from a `retry-after` header: a number of seconds or an HTTP date (RFC 9110,
 * section 10.2.3). At least 1 and at most an hour; 1 when the header is missing or unreadable.
 */
export function readRetryAfter(header: string | null, now: Date): number {
  const text = header?.trim() ?? '';
  const seconds = /^\d+(?:\.\d+)?$/.test(text)
    ? Number(text)
    : (Date.parse(text) - now.getTime()) / 1000;
  if (!Number.isFinite(seconds)) return 1;
  return Math.min(LONGEST, Math.max(1, Math.ceil(seconds)));
}
