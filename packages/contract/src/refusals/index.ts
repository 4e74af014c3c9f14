export {
  REFUSALS,
  describeRefusal,
  describeSuppressed,
  isRefusal,
  showColumn,
  type RefusalAnswer,
} from './describe-refusal.ts';
export type { FieldProblem, Refusal, RefusalCode, RefusalOf } from './refusal.ts';
