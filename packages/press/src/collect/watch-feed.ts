import type { WatchedFeed } from '@galley/contract/collect';
import type { RefusalOf } from '@galley/contract/refusals';
import { nextPoll } from '@galley/core/collect';
import type { Actor } from '@galley/core/editor';
import {
  findFeedByUrl,
  findWatchedFeed,
  insertWatchedFeed,
  lockNewsletter,
  type Database,
  type Kysely,
} from '@galley/db';
import { recordAct } from '../door/record-act.ts';
import { findNewsletterFor, type NewsletterRefusal } from '../newsletter/find-newsletter.ts';
import { LONGEST_URL, NO_COLLECTOR, type CollectDeps } from './collect-deps.ts';
import { outletOfFeed } from './outlet-of-feed.ts';
import { presentFeed } from './present-feed.ts';
import { storeCandidates } from './store-candidates.ts';

export type WatchFeed =
  | { readonly kind: 'watched'; readonly feed: WatchedFeed }
  | RefusalOf<'already-watched' | 'unreadable-url'>
  | NewsletterRefusal;

/**
 * Reads a feed, or the one that a page names, and watches it from now on. What it holds now becomes
 * candidates at once, the latest 50 at most.
 */
export async function watchFeed(
  deps: CollectDeps,
  actor: Actor,
  input: { readonly newsletter: string | null; readonly url: string },
): Promise<WatchFeed> {
  const found = await findNewsletterFor(deps, actor, 'watch-feed', input.newsletter);
  if (found.kind !== 'found') return found;
  const { id: newsletterId } = found.newsletter;
  const url = input.url.trim();
  const there = await findFeedByUrl(deps.db, newsletterId, url);
  if (there !== undefined) return { kind: 'already-watched', id: there.id, url };
  const feed = await deps.collector?.findFeed(url);
  if (feed?.kind !== 'found') {
    return { kind: 'unreadable-url', url, why: feed?.why ?? NO_COLLECTOR };
  }
  if (feed.url.length > LONGEST_URL) {
    return {
      kind: 'unreadable-url',
      url,
      why: `its address is longer than ${LONGEST_URL} characters`,
    };
  }
  const now = deps.clock();
  const next = nextPoll({ kind: 'read' }, { failures: 0, now, spread: 0.5 });
  return deps.db.transaction().execute(async (trx): Promise<WatchFeed> => {
    await lockNewsletter(trx, newsletterId);
    const row = await insertWatchedFeed(trx, {
      newsletter_id: newsletterId,
      url: feed.url,
      title: feed.title,
      state: 'watched',
      etag: feed.version.etag,
      last_modified: feed.version.lastModified,
      failures: 0,
      trouble: null,
      added_at: now,
      polled_at: now,
      next_at: next.kind === 'at' ? next.at : null,
    });
    if (row === undefined) {
      const other = await findFeedByUrl(trx, newsletterId, feed.url);
      return { kind: 'already-watched', id: other?.id ?? '', url: feed.url };
    }
    const outlet = outletOfFeed(feed);
    const source = { newsletterId, feedId: row.id, outlet, now };
    await storeCandidates(trx, source, feed.items);
    const object = { kind: 'feed', id: row.id } as const;
    await recordAct(trx, actor, { step: 'watch-feed', newsletterId, object, at: now });
    return { kind: 'watched', feed: await readFeed(trx, row.id) };
  });
}

async function readFeed(db: Kysely<Database>, id: string): Promise<WatchedFeed> {
  const row = await findWatchedFeed(db, id);
  if (row === undefined) throw new Error(`feed ${id} has vanished`);
  return presentFeed(row);
}
