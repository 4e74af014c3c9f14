import { describeRefusal, type Refusal } from '@galley/contract/refusals';
import type { Failed, Refused } from './outcome.ts';

/**
 * Turns a refusal into the command line's outcome; `given` names the option of a field whose name
 * does not tell it.
 */
export function answerRefusal(
  refusal: Refusal,
  given: Readonly<Record<string, string>> = {},
): Failed | Refused {
  if (refusal.kind === 'invalid') {
    const problems = refusal.problems.map(
      ({ field, problem }) => `${given[field] ?? argumentFor(field)}: ${problem}`,
    );
    return { kind: 'refused', problems, refusal };
  }
  const { sentence, details, command, exit } = describeRefusal(refusal);
  const problem = command === null ? sentence : `${sentence} ${command}`;
  return exit === 2
    ? { kind: 'refused', problems: [...details, problem], refusal }
    : { kind: 'failed', problem, refusal };
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
