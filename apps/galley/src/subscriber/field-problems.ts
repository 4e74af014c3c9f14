import { quoteInput } from '@galley/core/input';
import type { FieldProblem } from '@galley/press/subscription';
import { refuse, type Refused } from '../shell/outcome.ts';

const GIVEN_AS = { email: 'EMAIL', name: '--name', consent: '--consent' } as const;

/** Fields of a person that could not be taken, by the argument they were given with. */
export const fieldProblems = (
  problems: readonly FieldProblem[],
  typed: Readonly<Partial<Record<FieldProblem['field'], string | undefined>>>,
): Refused =>
  refuse(
    ...problems.map(
      ({ field, expected }) =>
        `${GIVEN_AS[field]}: found ${quoteInput(typed[field] ?? '')}, expected ${expected}`,
    ),
  );
