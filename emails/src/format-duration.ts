const HOUR = 3600;
const DAY = 24 * HOUR;

/** A time limit as people say it: "2 days", "36 hours", "1 hour", "10 minutes". */
export function formatDuration(seconds: number): string {
  if (seconds >= 2 * DAY && seconds % DAY === 0) return count(seconds / DAY, 'day');
  if (seconds >= HOUR) return count(Math.floor(seconds / HOUR), 'hour');
  return count(Math.max(1, Math.floor(seconds / 60)), 'minute');
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
