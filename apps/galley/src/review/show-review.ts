import * as press from '@galley/press/review';
import { reviewWordsOf } from '@galley/press/review-words';
import { answerRefusal } from '../shell/answers.ts';
import { refuse, type Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';
import { printReview, type ReviewFormat } from './print-review.ts';
import { describePlace } from './review-text.ts';

/** Prints the review to stdout, and its place and state to stderr. */
export async function showReview(
  shell: Shell,
  id: string,
  options: { readonly format?: ReviewFormat },
): Promise<Outcome> {
  const { format } = options;
  if (shell.json && format !== undefined && format !== 'json') {
    return refuse(`--json and --format ${format} conflict; use only one.`);
  }
  return withPress(shell, async ({ db, actor }) => {
    const shown = await press.showReview({ db }, actor, id);
    if (shown.kind !== 'ok') return answerRefusal(shown);
    if (shell.json) return { kind: 'done', json: shown.review, text: '-' };
    const printed = printReview(shell, shown.review.review, {
      format,
      usual: 'text',
      words: reviewWordsOf(shown.language),
    });
    if (printed.kind !== 'done') return printed;
    const { pending, version } = shown.review;
    const newer = `It has edits that wait to be applied. To read them: galley review history ${id} --version ${version}`;
    return {
      ...printed,
      notes: [describePlace(shown.review), ...(pending === null ? [] : [newer])],
    };
  });
}
