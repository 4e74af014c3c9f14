import type { Rendition } from '@galley/core/issue';
import type { Generated, Id, Json } from '../schema/columns.ts';

/** What a person saw last of an issue, compiled or not, so that the next proof shows changes. */
export interface ProofTable {
  newsletter_id: Id;
  number: number;
  content_hash: string;
  renditions: Json<Rendition[]>;
  read_at: Generated<Date>;
}
