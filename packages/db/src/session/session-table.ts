import type { Id, IdentityId } from '../schema/columns.ts';

/** A signed-in browser. */
export interface SessionTable {
  id: IdentityId;
  /** SHA-256 of the cookie. */
  token_hash: string;
  person_id: Id;
  method: 'passkey' | 'link' | 'first-owner' | 'recovery';
  /** Such as `Firefox on Linux`. */
  browser: string;
  created_at: Date;
  seen_at: Date;
  expires_at: Date;
  ended_at: Date | null;
}
