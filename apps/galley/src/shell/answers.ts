import { describeRefusal, type Refusal } from '@galley/contract/refusals';
import type { Failed, Refused } from './outcome.ts';

/** How the command line answers a step that was not taken. */
export const answerRefusal = (refusal: Refusal): Failed | Refused => {
  const { sentence, command, exit } = describeRefusal(refusal);
  const problem = command === null ? sentence : `${sentence} ${command}`;
  return exit === 2 ? { kind: 'refused', problems: [problem] } : { kind: 'failed', problem };
};
