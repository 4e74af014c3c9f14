import type { Wording } from '@galley/wording';
import { joinBlocks, rule, underlined } from './text-page.ts';
import { wrapText } from './wrap-text.ts';

/** The editor's note in plain text; nothing without one. */
export const noteText = (paragraphs: readonly string[] = [], { words }: Wording): string =>
  paragraphs.length === 0
    ? ''
    : joinBlocks([
        underlined(words.editorsNote, 'single'),
        ...paragraphs.map((paragraph) => wrapText(paragraph)),
        rule('single'),
      ]);
