export { API_ERRORS, type ApiErrorCode } from './api-error.ts';
export { REFUSALS, describeRefusal, describeSuppressed, showColumn } from './describe-refusal.ts';
export type { FieldProblem, Refusal, RefusalCode, RefusalOf } from './refusal.ts';
