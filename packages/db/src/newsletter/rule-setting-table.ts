import type { Id, IdentityId } from '../schema/columns.ts';

/** One change of a preflight rule; of each rule of a newsletter the latest counts. */
export interface RuleSettingTable {
  id: IdentityId;
  newsletter_id: Id;
  rule: string;
  level: 'default' | 'off' | 'informs' | 'warns';
  because: string;
  set_by: string;
  set_at: Date;
}
