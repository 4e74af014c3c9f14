import { describeRefusal, type Refusal } from '@galley/contract/refusals';
import { refuse, type Failed, type Refused } from './outcome.ts';

/**
 * How the command line answers a step that was not taken; `given` names the option that a field came
 * from where it can't be told by its name.
 */
export const answerRefusal = (
  refusal: Refusal,
  given: Readonly<Record<string, string>> = {},
): Failed | Refused => {
  if (refusal.kind === 'invalid') {
    return refuse(
      ...refusal.problems.map(
        ({ field, problem }) => `${given[field] ?? argumentFor(field)}: ${problem}`,
      ),
    );
  }
  const { sentence, details, command, exit } = describeRefusal(refusal);
  const problem = command === null ? sentence : `${sentence} ${command}`;
  return exit === 2 ? refuse(...details, problem) : { kind: 'failed', problem };
};

const ARGUMENTS: ReadonlyMap<string, string> = new Map([
  ['slug', 'SLUG'],
  ['email', 'EMAIL'],
  ['sender', '--from'],
  ['rules', '--rule'],
]);

/** The argument or option that a field is given with: `sender` is `--from`, `cutOff` is `--cut-off`. */
const argumentFor = (field: string): string =>
  ARGUMENTS.get(field) ?? `--${field.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}`;
