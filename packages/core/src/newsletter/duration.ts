const UNITS = { s: 1, m: 60, h: 3600, d: 86_400 } as const;
type Unit = keyof typeof UNITS;

const LONGEST = 366 * UNITS.d;

export type ParsedDuration =
  | { readonly kind: 'ok'; readonly seconds: number }
  | { readonly kind: 'invalid'; readonly expected: string };

/** Reads a duration as people type it: `0`, `90s`, `5m`, `2h`, `1d`; at most a year by default. */
export function parseDuration(text: string, longest: number = LONGEST): ParsedDuration {
  if (text === '0') return { kind: 'ok', seconds: 0 };
  const match = /^(\d{1,9})([smhd])$/.exec(text);
  const seconds = match === null ? Infinity : Number(match[1]) * UNITS[match[2] as Unit];
  if (seconds <= longest) return { kind: 'ok', seconds };
  const expected = `a duration such as 0, 90s, 5m, 2h or 1d, ${longest / UNITS.d}d at most`;
  return { kind: 'invalid', expected };
}

/** Prints whole seconds in the largest unit that fits exactly, so that it reads back equal. */
export function formatDuration(seconds: number): string {
  if (seconds === 0) return '0';
  const unit = (['d', 'h', 'm'] as const).find((each) => seconds % UNITS[each] === 0) ?? 's';
  return `${seconds / UNITS[unit]}${unit}`;
}
