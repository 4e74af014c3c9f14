import type { Rendition } from '@galley/core/issue';
import type { Generated, Id, Json } from '../schema/columns.ts';

/** The proof last read of an issue, compiled or not; the next one shows what changed since. */
export interface ProofTable {
  newsletter_id: Id;
  number: number;
  content_hash: string;
  renditions: Json<Rendition[]>;
  read_at: Generated<Date>;
}
