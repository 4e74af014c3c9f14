import { escapeInvisible } from '@galley/core/input';
import type { Review, ReviewWords } from '@galley/core/review';
import { printReviewJson, printReviewMarkdown, printReviewText } from '@galley/core/review/formats';
import { refuse, type Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';

export type ReviewFormat = 'json' | 'text' | 'markdown';

/** Prints a review in one of its three forms. */
export function printReview(
  shell: Shell,
  review: Review,
  {
    format,
    usual,
    words,
  }: {
    readonly format?: ReviewFormat | undefined;
    readonly usual: ReviewFormat;
    /** The words of its language. */
    readonly words: ReviewWords | undefined;
  },
): Outcome {
  if (shell.json && format !== undefined && format !== 'json') {
    return refuse(`--json and --format ${format} conflict; use only one.`);
  }
  switch (format ?? (shell.json ? 'json' : usual)) {
    case 'json':
      return { kind: 'done', json: review, text: escapeInvisible(printReviewJson(review)) };
    case 'markdown':
      return { kind: 'done', json: review, text: printReviewMarkdown(review, words), exact: true };
    case 'text': {
      const printed = printReviewText(review, words);
      if (printed.kind === 'ok')
        return { kind: 'done', json: review, text: printed.text, exact: true };
      return {
        kind: 'failed',
        problem: [
          "The text form can't express this review; --format markdown and json can.",
          ...printed.problems.map(({ place, reason }) => `  ${place} ${reason}`),
        ].join('\n'),
      };
    }
  }
}
