import type { Review } from '@galley/core/review';
import type { ActorKind } from '../audit/audit-table.ts';
import type { Generated, Id, IdentityId, Json } from '../schema/columns.ts';

export type VersionKind = 'began' | 'queued' | 'edited' | 'restored';

/** The history of a review: its text at the end of each sitting. */
export interface ReviewVersionTable {
  id: IdentityId;
  review_id: Id;
  /** The review's version at the end of the sitting. */
  version: number;
  document: Json<Review>;
  what: VersionKind;
  /** The version that a restoring took its text from. */
  restored: number | null;
  /** Null, as are `actor` and `door`, for the text that stood when the history began. */
  actor_kind: ActorKind | null;
  actor: string | null;
  door: string | null;
  began_at: Date;
  at: Date;
  /** True once a sitting is over, so that its text stays as it is. */
  ended: Generated<boolean>;
}
