import type { Id, IdentityId } from '../schema/columns.ts';

/** A link by mail that signs in; its token is an HMAC of its id and is not stored. */
export interface SignInLinkTable {
  id: IdentityId;
  /** Null for an unknown address. */
  person_id: Id | null;
  /** A keyed hash of the canonical address that was asked for. */
  address_key: string;
  network: string | null;
  /** SHA-256 of the cookie of the browser that asked. */
  browser_hash: string;
  created_at: Date;
  expires_at: Date;
  ended_at: Date | null;
}
