import { firstStrong, runsFromRight, type Wording } from '@galley/wording';
import { TEXT_WIDTH, width, wrapText } from './wrap-text.ts';

const RIGHT_TO_LEFT_MARK = '\u200F';

/**
 * Blocks of text with an empty line between them, and a newline at the end. Plain text has no
 * direction of its own, so in a language that runs from right to left each line begins with a
 * direction mark; so does a line without letters, which underlines one. URLs, commands and lines in
 * other scripts get none.
 */
export function textPage(
  { direction }: Pick<Wording, 'direction'>,
  blocks: readonly string[],
): string {
  const page = `${joinBlocks(blocks)}\n`;
  return direction === 'ltr'
    ? page
    : page.replaceAll(/^(?! *(?:https?:|galley )).+/gmu, (line) =>
        firstStrong(line) === null || runsFromRight(line) ? `${RIGHT_TO_LEFT_MARK}${line}` : line,
      );
}

export const joinBlocks = (blocks: readonly string[]): string =>
  blocks.filter((block) => block !== '').join('\n\n');

export const joinLines = (...lines: readonly string[]): string =>
  lines.filter((line) => line !== '').join('\n');

/** A line across the page: double above and below an issue's reviews, single between them. */
export const rule = (kind: 'single' | 'double'): string =>
  (kind === 'double' ? '=' : '-').repeat(TEXT_WIDTH);

/** A heading, underlined to the length of its longest line. */
export function underlined(heading: string, kind: 'single' | 'double'): string {
  const wrapped = wrapText(heading);
  const longest = Math.max(1, ...wrapped.split('\n').map(width));
  return `${wrapped}\n${(kind === 'double' ? '=' : '-').repeat(Math.min(longest, TEXT_WIDTH))}`;
}
