import { describeRefusal, type Refusal } from '@galley/contract/refusals';
import { refuse, type Failed, type Refused } from './outcome.ts';

/**
 * Turns a refusal into the command line's outcome; `given` names the option of a field whose name
 * does not tell it.
 */
export function answerRefusal(
  refusal: Refusal,
  given: Readonly<Record<string, string>> = {},
): Failed | Refused {
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
}

const ARGUMENTS: ReadonlyMap<string, string> = new Map([
  ['slug', 'SLUG'],
  ['email', 'EMAIL'],
  ['sender', '--from'],
  ['rules', '--rule'],
]);

/** The argument or option that sets a field: `--from` for `sender`, `--cut-off` for `cutOff`. */
const argumentFor = (field: string): string =>
  ARGUMENTS.get(field) ?? `--${field.replace(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`)}`;
