import * as press from '@galley/press/review';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { clip, table } from '../shell/table.ts';
import { withPress } from '../shell/with-press.ts';
import { describeState } from './review-text.ts';

interface ListOptions {
  readonly newsletter?: string;
  readonly all?: boolean;
  readonly search?: string;
}

export const listReviews = async (shell: Shell, options: ListOptions): Promise<Outcome> =>
  withPress(shell, async ({ db, actor }) => {
    const listed = await press.listReviews({ db }, actor, {
      newsletter: options.newsletter ?? null,
      all: options.all === true,
      text: options.search ?? null,
    });
    if (listed.kind !== 'ok') return answerRefusal(listed);
    if (listed.reviews.length === 0) {
      return { kind: 'done', json: [], text: '', notes: [emptyNote(options)] };
    }
    return {
      kind: 'done',
      json: listed.reviews,
      text: (paint) =>
        table(
          paint,
          ['PLACE', 'ID', 'TITLE', 'OUTLET', 'RATING', 'STATE'],
          listed.reviews.map((row) => [
            row.place === null ? '-' : String(row.place),
            row.id,
            clip(row.review.title, 60),
            clip(row.review.outlet, 20),
            row.review.rating === null ? '' : `${row.review.rating.value}/${row.review.rating.max}`,
            describeState(paint, row),
          ]),
        ),
    };
  });

function emptyNote({ all, search }: ListOptions): string {
  if (search === undefined) return 'The queue is empty.';
  return all === true
    ? 'No review has these words.'
    : 'No review has these words in the queue; --all also searches issues.';
}
