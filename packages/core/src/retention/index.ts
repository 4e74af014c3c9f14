export {
  decideRetention,
  presentRetention,
  RETENTION_FIELDS,
  type DecideRetention,
  type Retention,
  type RetentionChange,
  type RetentionField,
} from './decide-retention.ts';
export { FIXED_DAYS } from './fixed-days.ts';
