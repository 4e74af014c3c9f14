import type { WatchedFeed } from '@galley/contract/collect';
import type { Actor } from '@galley/core/editor';
import { listWatchedFeeds } from '@galley/db';
import { findNewsletterFor, type NewsletterRefusal } from '../newsletter/find-newsletter.ts';
import type { PressDeps } from '../press-deps.ts';
import { presentFeed } from './present-feed.ts';

/** Lists the feeds that a newsletter watches. */
export async function listFeeds(
  deps: Pick<PressDeps, 'db'>,
  actor: Actor,
  newsletter: string | null,
): Promise<
  { readonly kind: 'listed'; readonly feeds: readonly WatchedFeed[] } | NewsletterRefusal
> {
  const found = await findNewsletterFor(deps, actor, 'see-newsletter', newsletter);
  if (found.kind !== 'found') return found;
  const rows = await listWatchedFeeds(deps.db, found.newsletter.id);
  return { kind: 'listed', feeds: rows.map(presentFeed) };
}
