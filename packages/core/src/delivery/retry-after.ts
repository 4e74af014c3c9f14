const LONGEST = 3600;

/**
 * Seconds to wait, from a `retry-after` header: a number of seconds or an HTTP date (RFC 9110,
 * section 10.2.3). At least 1 and at most an hour; 1 when the header is missing or unreadable.
 */
export function readRetryAfter(header: string | null, now: Date): number {
  if (header === null) return 1;
  const seconds = /^\s*\d+(?:\.\d+)?\s*$/.test(header)
    ? Number(header)
    : (Date.parse(header) - now.getTime()) / 1000;
  if (!Number.isFinite(seconds)) return 1;
  return Math.min(LONGEST, Math.max(1, Math.ceil(seconds)));
}
