import type { RefusalOf } from '@galley/contract/refusals';
import type { ListedReview } from '@galley/contract/review';
import type { Review } from '@galley/core/review';
import * as press from '@galley/press/review';
import { answerRefusal } from '../shell/answers.ts';
import { ensureEmails } from '../shell/ensure-emails.ts';
import type { Press } from '../shell/open-press.ts';
import type { Outcome } from '../shell/outcome.ts';
import type { Shell } from '../shell/shell.ts';
import { withPress } from '../shell/with-press.ts';
import { changedFields, editInFile, kept } from './edit-in-file.ts';
import { openFile } from './parse-file.ts';

/** Where a review's new text comes from, and what becomes of it. */
export interface TextChange {
  readonly id: string;
  /** A file with the whole text; without one, the person's editor opens. */
  readonly file: string | undefined;
  /** The text that the editor shows, or why it doesn't open. */
  readonly before: (review: ListedReview) => Review | RefusalOf<'not-sent'>;
  /** The command that takes a file later. */
  readonly again: string;
  readonly save: (deps: Press, review: Partial<Review>, version: number | null) => Promise<Outcome>;
}

/** Reads a review's new text and saves it. If Galley rejects an edited text, it keeps the file. */
export async function changeText(shell: Shell, change: TextChange): Promise<Outcome> {
  const { id, file, again, save } = change;
  // An issue that holds the review is rendered again.
  await ensureEmails();
  if (file !== undefined) {
    const input = await openFile(shell, file);
    if (input.kind === 'refused') return input;
    return withPress(shell, async (deps) => {
      const shown = await press.showReview(deps, deps.actor, id);
      const parsed = input.parse(shown.kind === 'ok' ? shown.language : null);
      return parsed.kind === 'refused' ? parsed : save(deps, parsed.review, null);
    });
  }
  return withPress(shell, async (deps) => {
    const shown = await press.showReview(deps, deps.actor, id);
    if (shown.kind !== 'ok') return answerRefusal(shown);
    const before = change.before(shown.review);
    if ('kind' in before) return answerRefusal(before);
    const edited = await editInFile(shell, { id, review: before, language: shown.language, again });
    if (edited.kind === 'refused') return edited;
    // Somebody may change other fields while the editor is open.
    const fields = changedFields(before, edited.review);
    const outcome = await save(deps, fields, shown.review.version);
    if (outcome.kind === 'done') await edited.discard();
    else shell.stderr.write(`${kept(edited.path, again)}\n`);
    return outcome;
  });
}
