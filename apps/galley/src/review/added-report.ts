import type { AddedReviews } from '@galley/contract/answer';
import type { ListedReview } from '@galley/contract/review';
import { answeredError } from '../shell/answered-error.ts';
import type { Failed, Outcome, Refused } from '../shell/outcome.ts';
import { quoteArgument } from '../shell/quote-argument.ts';
import { count } from '../shell/when.ts';
import { describePlace } from './review-text.ts';

/** What became of one file. */
export type AddedFile =
  | { readonly kind: 'queued'; readonly file: string; readonly review: ListedReview }
  | { readonly kind: 'failed'; readonly file: string; readonly outcome: Failed | Refused };

/** Answers each of several files, sums up, and says how to run again what failed. */
export function reportAdded(
  added: readonly AddedFile[],
  options: { readonly newsletter?: string },
): Outcome {
  const queued = added.filter((each) => each.kind === 'queued');
  const failures = added.filter((each) => each.kind === 'failed');
  const json: AddedReviews = {
    queued: queued.length,
    failed: failures.length,
    files: added.map((each) =>
      each.kind === 'queued'
        ? each
        : { kind: 'failed', file: each.file, error: answeredError(each.outcome) },
    ),
  };
  const result = {
    json,
    text: queued.map(({ file, review }) => `${file}: ${describePlace(review)}`).join('\n'),
  };
  const sum = `${count(queued.length, 'review')} queued`;
  if (failures.length === 0) return { kind: 'done', ...result, notes: [`${sum}.`] };
  return {
    kind: 'failed',
    ...result,
    notes: failures.flatMap(({ file, outcome }) => problemsOf(file, outcome)),
    problem: [
      `${sum}, ${count(failures.length, 'file')} not.`,
      ...runAgain(failures, options.newsletter),
    ].join('\n'),
    exit: queued.length === 0 && failures.every(isBadInput) ? 2 : 1,
  };
}

/** Bad input names its file itself. */
const problemsOf = (file: string, outcome: Failed | Refused): readonly string[] =>
  outcome.kind === 'refused' ? outcome.problems : [`${file}: ${outcome.problem}`];

type Failure = Extract<AddedFile, { readonly kind: 'failed' }>;

const isBadInput = ({ outcome }: Failure): boolean => outcome.kind === 'refused';

function runAgain(failures: readonly Failure[], newsletter: string | undefined): string[] {
  const command = (which: readonly Failure[], ...options: readonly string[]): string =>
    [
      'galley review add',
      ...which.map(({ file }) => quoteArgument(file)),
      ...options,
      ...(newsletter === undefined ? [] : ['--newsletter', quoteArgument(newsletter)]),
    ].join(' ');
  // What was read from standard input is gone.
  const readable = failures.filter(({ file }) => file !== '-');
  const bad = readable.filter(isBadInput);
  const known = readable.filter((each) => !isBadInput(each));
  return [
    ...(bad.length === 0 ? [] : [`Correct the problems named above, then: ${command(bad)}`]),
    ...(known.length === 0 ? [] : [`To queue known articles anyway: ${command(known, '--again')}`]),
  ];
}
