import type { Review } from '@galley/core/review';
import * as press from '@galley/press/review';
import { answerRefusal } from '../shell/answers.ts';
import { ensureEmails } from '../shell/ensure-emails.ts';
import type { Press } from '../shell/open-press.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';
import { changed } from './change-review.ts';
import { changedFields, editInFile, kept } from './edit-in-file.ts';
import { openFile } from './parse-file.ts';

interface EditOptions {
  readonly file?: string;
  readonly again?: boolean;
  readonly pending?: boolean;
}

/** Changes a review. If Galley rejects an edited text, it keeps the file and prints its path. */
export async function editReview(shell: Shell, id: string, options: EditOptions): Promise<Outcome> {
  await ensureEmails();
  const save = async (
    deps: Press,
    review: Partial<Review>,
    version: number | null = null,
  ): Promise<Outcome> => {
    const saved = await press.editReview(deps, deps.actor, {
      id,
      review,
      version,
      again: options.again === true,
      apply: options.pending !== true,
    });
    return changed(saved);
  };
  if (options.file !== undefined) {
    const input = await openFile(shell, options.file);
    if (input.kind === 'refused') return input;
    return withPress(shell, async (deps) => {
      const shown = await press.showReview(deps, deps.actor, id);
      const parsed = input.parse(shown.kind === 'ok' ? shown.language : null);
      return parsed.kind === 'refused' ? parsed : save(deps, parsed.review);
    });
  }
  return withPress(shell, async (deps) => {
    const shown = await press.showReview(deps, deps.actor, id);
    if (shown.kind !== 'ok') return answerRefusal(shown);
    const { review, pending, version } = shown.review;
    const before = pending ?? review;
    const again = `galley review edit ${id}`;
    const edited = await editInFile(shell, {
      id,
      review: before,
      language: shown.language,
      again,
    });
    if (edited.kind === 'refused') return edited;
    // Somebody may change other fields while the editor is open.
    const outcome = await save(deps, changedFields(before, edited.review), version);
    if (outcome.kind === 'done') await edited.discard();
    else shell.stderr.write(`${kept(edited.path, again)}\n`);
    return outcome;
  });
}
