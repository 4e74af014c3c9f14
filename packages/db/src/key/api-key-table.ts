import type { Id, IdentityId } from '../schema/columns.ts';

/** A key for scripts; it acts for one person. */
export interface ApiKeyTable {
  id: IdentityId;
  /** SHA-256 of the key. */
  token_hash: string;
  name: string;
  person_id: Id;
  /** Who made it, and so knows it; null for the terminal. */
  made_by: Id | null;
  scopes: string[];
  created_at: Date;
  expires_at: Date | null;
  used_at: Date | null;
  revoked_at: Date | null;
}
