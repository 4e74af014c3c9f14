import type { Bucket, CreatedAt, Generated, IdentityId } from '../schema/columns.ts';

/** A person's address. Every writer of status or suppression locks this row first. */
export interface SubscriberTable {
  bucket: Bucket;
  id: IdentityId;
  /** As typed, with an ASCII domain. */
  address: string;
  /** Compared case-folded; plus tags and dots are kept. */
  address_canonical: string;
  /** How often it has changed; a token that went to an earlier one only leaves. */
  address_round: Generated<number>;
  name: string | null;
  /** Since when the reader waits to be erased, while a mail to them may be on the wire. */
  erase_since: Date | null;
  /** When their address last changed to one of another bucket; null if it never did. */
  moved_at: Generated<Date | null>;
  created_at: CreatedAt;
}
