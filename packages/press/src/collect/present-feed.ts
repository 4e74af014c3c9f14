import type { WatchedFeed } from '@galley/contract/collect';
import type { ListedFeedRow } from '@galley/db';
import { iso } from '../iso.ts';

/** Turns a row into the contract's shape. */
export const presentFeed = (row: ListedFeedRow): WatchedFeed => ({
  id: row.id,
  newsletter: row.newsletter_slug,
  url: row.url,
  title: row.title,
  state: row.state,
  trouble: row.trouble,
  addedAt: row.added_at.toISOString(),
  polledAt: iso(row.polled_at),
  nextAt: iso(row.next_at),
  waiting: row.waiting,
});
