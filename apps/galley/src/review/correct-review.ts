import type { CorrectedReview } from '@galley/contract/review';
import type { Review } from '@galley/core/review';
import * as press from '@galley/press/review';
import { answerRefusal } from '../shell/answers.ts';
import { ensureEmails } from '../shell/ensure-emails.ts';
import type { Press } from '../shell/open-press.ts';
import type { Outcome } from '../shell/outcome.ts';
import { quoted } from '../shell/quote-argument.ts';
import type { Shell } from '../shell/shell.ts';
import { clip } from '../shell/table.ts';
import { withPress } from '../shell/with-press.ts';
import { changedFields, editInFile, kept } from './edit-in-file.ts';
import { openFile } from './parse-file.ts';

interface CorrectOptions {
  readonly note: string;
  readonly file?: string;
  readonly readers?: 'old' | 'everybody' | 'nobody';
  readonly voidApproval?: boolean;
}

/** Corrects a sent review from a file, or in an editor, with a note for readers. */
export async function correctReview(
  shell: Shell,
  id: string,
  { note, file, readers, voidApproval = false }: CorrectOptions,
): Promise<Outcome> {
  // A best-of that holds the review is rendered again.
  await ensureEmails();
  const save = async (
    deps: Press,
    review: Partial<Review>,
    version: number | null = null,
  ): Promise<Outcome> =>
    corrected(
      await press.correctReview(deps, deps.actor, {
        id,
        review,
        note,
        version,
        readers,
        voidApproval,
      }),
    );
  if (file !== undefined) {
    const input = await openFile(shell, file);
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
    const { review, state, version } = shown.review;
    // Before anybody types: only a sent review is corrected.
    if (state !== 'featured') return answerRefusal({ kind: 'not-sent', id, state });
    const again = `galley review correct ${id} --note ${quoted(note)}`;
    const edited = await editInFile(shell, { id, review, language: shown.language, again });
    if (edited.kind === 'refused') return edited;
    const outcome = await save(deps, changedFields(review, edited.review), version);
    if (outcome.kind === 'done') await edited.discard();
    else shell.stderr.write(`${kept(edited.path, again)}\n`);
    return outcome;
  });
}

function corrected(outcome: press.CorrectReview): Outcome {
  if (outcome.kind !== 'corrected') return answerRefusal(outcome);
  const { review } = outcome;
  const { id, review: text, correction, recompiled } = review;
  return {
    kind: 'done',
    json: review,
    text: `Review ${id} "${clip(text.title, 60)}" is corrected: ${correction.changed.join(', ')}.`,
    notes: [
      `Its page shows the new text and your note. ${wentOut(correction.issues)}`,
      NEXT_ISSUE[correction.readers],
      ...recompiled.map(
        ({ number, approvalVoided }) =>
          `Issue ${number} was recompiled${approvalVoided ? '; its approval is void' : ''}.`,
      ),
    ],
  };
}

const NEXT_ISSUE = {
  old: 'The next issue tells those who got the old one.',
  everybody: 'The next issue tells all its readers.',
  nobody: 'No issue will mention the correction.',
} as const;

const wentOut = (issues: CorrectedReview['correction']['issues']): string =>
  issues.length === 0
    ? 'No issue went out with the old one.'
    : `${issues.length === 1 ? 'Issue' : 'Issues'} ${issues.join(', ')} went out with the old one, and ${issues.length === 1 ? 'its page still shows' : 'their pages still show'} it.`;
