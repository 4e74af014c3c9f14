import type { CreatedAt, IdentityId } from '../schema/columns.ts';

/** A person's address. Every writer of status or suppression locks this row first. */
export interface SubscriberTable {
  id: IdentityId;
  /** As typed, with an ASCII domain. */
  address: string;
  /** Compared case-folded; plus tags and dots are kept. */
  address_canonical: string;
  name: string | null;
  created_at: CreatedAt;
}
