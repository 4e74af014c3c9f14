import type { Extent } from '@galley/core/issue';
import type { ColumnType, CreatedAt, Generated, Id, IdentityId, Json } from '../schema/columns.ts';

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
  /** The ids of its reviews in their order, and how much it shows of each. */
  reviews: ColumnType<string[], string | undefined, string>;
  extents: ColumnType<Extent[], string | undefined, string>;
  /** The key of the rendition that this one is with its corrections; null if it is none. */
  base: string | null;
  /** The ids of its corrections, with dots between them. */
  corrections: Generated<string>;
  created_at: CreatedAt;
}
