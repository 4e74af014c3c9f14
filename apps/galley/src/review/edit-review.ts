import * as press from '@galley/press/review';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { changeText } from './change-text.ts';
import { changed } from './change-review.ts';

interface EditOptions {
  readonly file?: string;
  readonly again?: boolean;
  readonly pending?: boolean;
}

/** Changes a review, from a file or in an editor. */
export const editReview = async (
  shell: Shell,
  id: string,
  { file, again, pending }: EditOptions,
): Promise<Outcome> =>
  changeText(shell, {
    id,
    file,
    again: `galley review edit ${id}`,
    before: (shown) => shown.pending ?? shown.review,
    save: async (deps, review, version) =>
      changed(
        await press.editReview(deps, deps.actor, {
          id,
          review,
          version,
          again: again === true,
          apply: pending !== true,
        }),
      ),
  });
