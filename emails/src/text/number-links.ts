import { wrapText } from './wrap-text.ts';

/** Writes a link: its number, what it leads to, and the address on a line of its own. */
export type WriteLink = (label: string, url: string) => string;

/** Numbers the links of one page in the order in which they are written. */
export function numberLinks(): WriteLink {
  let last = 0;
  return (label, url) => {
    last += 1;
    const first = `[${last}] `;
    const rest = ' '.repeat(first.length);
    return `${wrapText(`${label}:`, { first, rest })}\n${rest}${url}`;
  };
}
