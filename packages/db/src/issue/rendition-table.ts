import type { CreatedAt, Id, IdentityId, Json } from '../schema/columns.ts';

/** The bytes of an issue that were proofed and approved, with placeholders for what differs per reader. */
export interface RenditionTable {
  id: IdentityId;
  issue_id: Id;
  key: string;
  subject: string;
  preheader: string;
  html: string;
  text: string;
  headers: Json<Record<string, string>>;
  /** SHA-256 in hex over everything above. */
  hash: string;
  created_at: CreatedAt;
}
