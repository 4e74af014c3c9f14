import { describeRefusal, type Refusal } from '@galley/contract/refusals';
import { refuse, type Failed, type Refused } from './outcome.ts';

/**
 * How the command line answers a step that was not taken; `given` names the options that fields of
 * the input came from.
 */
export const answerRefusal = (
  refusal: Refusal,
  given: Readonly<Record<string, string>> = {},
): Failed | Refused => {
  if (refusal.kind === 'invalid') {
    return refuse(
      ...refusal.problems.map(({ field, problem }) => `${given[field] ?? field}: ${problem}`),
    );
  }
  const { sentence, command, exit } = describeRefusal(refusal);
  const problem = command === null ? sentence : `${sentence} ${command}`;
  return exit === 2 ? refuse(problem) : { kind: 'failed', problem };
};
