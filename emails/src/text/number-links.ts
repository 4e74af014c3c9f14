import { wrapText } from './wrap-text.ts';

/** Writes a link: its number, its target in words, and the URL on its own line. */
export type WriteLink = (label: string, url: string) => string;

/** Numbers the links of one page in the order of writing. */
export function numberLinks(): WriteLink {
  let last = 0;
  return (label, url) => {
    last += 1;
    const first = `[${last}] `;
    const rest = ' '.repeat(first.length);
    return `${wrapText(`${label}:`, { first, rest })}\n${rest}${url}`;
  };
}
