export { REFUSALS, describeRefusal, describeSuppressed, showColumn } from './describe-refusal.ts';
export type { FieldProblem, Refusal, RefusalOf } from './refusal.ts';
