import type { Format } from '@galley/wording';

/** A short time as a clock shows it: 0:07, 12:40, 1:05:00. */
export function clockText(seconds: number, { number }: Pick<Format, 'number'>): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown
    .map((part, index) => (index > 0 && part < 10 ? `${number(0)}${number(part)}` : number(part)))
    .join(':');
}
