import type { StepName } from '@galley/core/editor';
import type { StepCase } from './world.fixture.ts';

/** Steps that people take on their own account. */
export const ACCOUNT_CASES = {} satisfies Partial<Record<StepName, StepCase>>;

/** Steps that have no case yet. */
export const WITHOUT_CASE: readonly StepName[] = [
  'sign-in',
  'set-name',
  'end-session',
  'add-passkey',
  'remove-passkey',
  'recover',
];
