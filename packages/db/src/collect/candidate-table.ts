import type { CandidateState } from '@galley/core/collect';
import type { Generated, Id, IdentityId, LocalDate } from '../schema/columns.ts';

/** An article that a feed or a mail brought, until somebody takes or dismisses it, and afterwards. */
export interface CandidateTable {
  id: IdentityId;
  newsletter_id: Id;
  source: Generated<'feed' | 'mail'>;
  /** The person who forwarded it. */
  mailed_by: Generated<Id | null>;
  /** Null if nobody watches the feed any more. */
  feed_id: Id | null;
  title: string;
  outlet: string;
  url: string;
  published_on: LocalDate | null;
  authors: string[];
  /** With `title_key`, the article key; unique in a newsletter. */
  canonical_url: string;
  title_key: string;
  state: CandidateState;
  /** The review that it became. */
  review_id: Id | null;
  found_at: Date;
  decided_at: Date | null;
}
