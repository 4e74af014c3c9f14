import type { Id, IdentityId } from '../schema/columns.ts';

export type ReaderLinkKind = 'links' | 'data' | 'new-address';

/**
 * A link for what the token in every mail must not allow. Its own token is an HMAC of its id and is
 * not stored.
 */
export interface ReaderLinkTable {
  id: IdentityId;
  kind: ReaderLinkKind;
  /** Null where anybody may ask, for an address that may be unknown. */
  subscriber_id: Id | null;
  /** The address that a link to it would make the reader's. */
  new_address: string | null;
  /** A keyed hash of the address that it was asked for or goes to. */
  address_key: string;
  network: string | null;
  created_at: Date;
  expires_at: Date;
  ended_at: Date | null;
}
