import type { Generated } from '../schema/columns.ts';

/** The only link that makes the first owner; one row at most. */
export interface FirstOwnerLinkTable {
  only_one: Generated<boolean>;
  token_hash: string;
  created_at: Date;
  expires_at: Date;
}
