import type { FieldProblem } from '@galley/contract/refusals';
import { quoteInput } from '@galley/core/input';

/** Says what somebody typed into a field, and what was expected there. */
export const fieldProblem = (field: string, typed: string, expected: string): FieldProblem => ({
  field,
  problem: `found ${quoteInput(typed)}, expected ${expected}`,
});
