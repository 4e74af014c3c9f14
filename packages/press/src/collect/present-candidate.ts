import type { Candidate } from '@galley/contract/collect';
import type { ListedCandidateRow } from '@galley/db';
import { iso } from '../iso.ts';

/** Turns a row into the contract's shape. */
export const presentCandidate = (row: ListedCandidateRow): Candidate => ({
  id: row.id,
  newsletter: row.newsletter_slug,
  state: row.state,
  source: row.source,
  mailedBy: row.mailed_by_name,
  feed:
    row.feed_id === null || row.feed_url === null
      ? null
      : { id: row.feed_id, title: row.feed_title, url: row.feed_url },
  title: row.title,
  outlet: row.outlet,
  url: row.url,
  publishedOn: row.published_on,
  authors: row.authors,
  foundAt: row.found_at.toISOString(),
  decidedAt: iso(row.decided_at),
  review: row.review_id,
});
