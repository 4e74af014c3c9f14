import type { Wording } from '@galley/wording';
import { reviewLink } from '../links.ts';
import type { CorrectedReviewProps } from '../props.ts';
import type { WriteLink } from './number-links.ts';
import { joinBlocks, rule, underlined } from './text-page.ts';
import { wrapText } from './wrap-text.ts';

/** Corrections of earlier issues in plain text; nothing without any. */
export const correctionsText = (
  corrections: readonly CorrectedReviewProps[] = [],
  {
    wording: { words },
    writeLink,
    publicUrl,
  }: { readonly wording: Wording; readonly writeLink: WriteLink; readonly publicUrl: string },
): string =>
  joinBlocks(
    corrections.flatMap(({ title, slug, note, number, datedOn }) => [
      underlined(words.correction.title, 'single'),
      ...[words.correction.opening(title, number, datedOn), ...note].map((text) => wrapText(text)),
      writeLink(words.correction.action, reviewLink(publicUrl, slug)),
      rule('single'),
    ]),
  );
