import type { CompiledIssue } from '@galley/contract/issue';
import { describeRefusal } from '@galley/contract/refusals';
import type { CorrectedReview } from '@galley/contract/review';
import { issueName } from '@galley/core/issue/name';
import { compileCorrection } from '@galley/press/issue';
import * as press from '@galley/press/review';
import { answerRefusal } from '../shell/answers.ts';
import type { Outcome } from '../shell/outcome.ts';
import { quoted } from '../shell/quote-argument.ts';
import type { Shell } from '../shell/shell.ts';
import { clip } from '../shell/table.ts';
import { changeText } from './change-text.ts';

interface CorrectOptions {
  readonly note: string;
  readonly file?: string;
  readonly readers?: 'old' | 'everybody' | 'nobody';
  readonly urgent?: boolean;
  readonly voidApproval?: boolean;
}

/** Corrects a sent review from a file, or in an editor, with a note for readers. */
export const correctReview = async (
  shell: Shell,
  id: string,
  { note, file, readers, urgent = false, voidApproval = false }: CorrectOptions,
): Promise<Outcome> =>
  changeText(shell, {
    id,
    file,
    again: `galley review correct ${id} --note ${quoted(note)}${urgent ? ' --urgent' : ''}`,
    // Before anybody types: only a sent review is corrected.
    before: ({ review, state }) =>
      state === 'featured' ? review : { kind: 'not-sent', id, state },
    save: async (deps, review, version) => {
      const input = { id, review, note, version, readers, voidApproval };
      const made = await press.correctReview(deps, deps.actor, input);
      if (made.kind !== 'corrected') return answerRefusal(made);
      if (!urgent) return corrected(made.review, null);
      const { number } = made.review.correction;
      const compiled = await compileCorrection(deps, deps.actor, { id, number });
      if (compiled.kind === 'compiled') return corrected(made.review, compiled.issue);
      // The correction is made: only the mail isn't.
      return corrected(made.review, null, describeRefusal(compiled).sentence);
    },
  });

function corrected(
  review: CorrectedReview,
  urgent: CompiledIssue | null,
  refused: string | null = null,
): Outcome {
  const { id, review: text, correction, recompiled } = review;
  return {
    kind: 'done',
    json: { ...review, urgent },
    text: `Review ${id} "${clip(text.title, 60)}" is corrected: ${correction.changed.join(', ')}.`,
    notes: [
      ...(refused === null ? [] : [`There is no urgent correction. ${refused}`]),
      `Its page shows the new text and your note. ${wentOut(correction.issues)}`,
      urgent === null
        ? NEXT_ISSUE[correction.readers]
        : `The urgent correction is compiled. Next: galley proof ${urgent.name}, galley issue approve ${urgent.name}, galley issue send ${urgent.name}`,
      ...recompiled.map(
        ({ number, approvalVoided }) =>
          `Issue ${issueName(number)} was recompiled${approvalVoided ? '; its approval is void' : ''}.`,
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
