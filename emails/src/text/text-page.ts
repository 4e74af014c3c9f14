import { TEXT_WIDTH, width, wrapText } from './wrap-text.ts';

/** Blocks of text with an empty line between them, and a newline at the end. */
export const textPage = (blocks: readonly string[]): string => `${joinBlocks(blocks)}\n`;

export const joinBlocks = (blocks: readonly string[]): string =>
  blocks.filter((block) => block !== '').join('\n\n');

/** A line across the page: double above and below an issue's reviews, single between them. */
export const rule = (kind: 'single' | 'double'): string =>
  (kind === 'double' ? '=' : '-').repeat(TEXT_WIDTH);

/** A heading with a line under it that is as long as its longest line. */
export function underlined(heading: string, kind: 'single' | 'double'): string {
  const wrapped = wrapText(heading);
  const longest = Math.max(1, ...wrapped.split('\n').map(width));
  return `${wrapped}\n${(kind === 'double' ? '=' : '-').repeat(Math.min(longest, TEXT_WIDTH))}`;
}

/** A link: what it leads to, and the address on a line of its own. */
export const labelledLink = (label: string, url: string): string =>
  `${wrapText(`${label}:`)}\n${url}`;
