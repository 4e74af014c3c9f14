import type { AnsweredError } from '@galley/contract/answer';
import { describeRefusal } from '@galley/contract/refusals';
import type { Failed, Refused } from './outcome.ts';

type AnError = AnsweredError['error'];

/** An error as `--json` prints it. */
export function answeredError(outcome: Failed | Refused): AnError {
  const { refusal } = outcome;
  if (refusal === undefined) {
    return outcome.kind === 'failed'
      ? plainError('failed', outcome.problem)
      : plainError('bad-input', ...outcome.problems);
  }
  const { kind: code, ...facts } = refusal;
  const { sentence: message, details, command } = describeRefusal(refusal);
  // The command line names options where the table names fields.
  const named = outcome.kind === 'refused' && code === 'invalid' ? outcome.problems : details;
  return { code, message, details: named, command, facts };
}

/** An error that is not a step's refusal. */
export const plainError = (code: AnError['code'], ...problems: readonly string[]): AnError => ({
  code,
  message: problems[0] ?? '',
  details: problems.length > 1 ? problems : [],
  command: null,
  facts: {},
});
