export { REFUSALS, describeRefusal, isRefusal, type RefusalAnswer } from './describe-refusal.ts';
export type { Refusal, RefusalCode, RefusalOf } from './refusal.ts';
