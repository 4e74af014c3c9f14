import type { Id, IdentityId } from '../schema/columns.ts';

/** One change of a preflight rule for a newsletter; the latest one of each rule counts. */
export interface RuleSettingTable {
  id: IdentityId;
  newsletter_id: Id;
  rule: string;
  level: 'default' | 'off' | 'informs' | 'warns';
  because: string;
  set_by: string;
  set_at: Date;
}
