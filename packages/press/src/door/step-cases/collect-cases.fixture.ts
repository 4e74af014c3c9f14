import type { StepName } from '@galley/core/editor';
import { owner } from '../../../../../test/kit/owner.ts';
import { feed, items, testCollector } from '../../collect/collect.fixture.ts';
import * as collect from '../../collect/index.ts';
import type { StepCase, World } from './world.fixture.ts';

/** A newsletter that watches a feed with two articles, and what its steps need. */
async function watching({ deps, made }: World) {
  // Those of other cases may be due too.
  await deps.db.deleteFrom('watched_feed').execute();
  const site = testCollector();
  site.set({ found: feed({ items: items(1, 2) }) });
  const press = { ...deps, collector: site.collector };
  const input = { newsletter: made.slug, url: 'https://site.example/feed' };
  const watched = await collect.watchFeed(press, owner, input);
  if (watched.kind !== 'watched') throw new Error(watched.kind);
  return { press, site, feedId: watched.feed.id };
}

/** Steps that collect articles. */
export const COLLECT_CASES = {
  'watch-feed': async ({ deps, made }) => {
    const press = { ...deps, collector: testCollector().collector };
    const input = { newsletter: made.slug, url: 'https://site.example/feed' };
    return { take: (actor) => collect.watchFeed(press, actor, input), on: 'feed' };
  },
  'stop-feed': async (world) => {
    const { press, feedId } = await watching(world);
    return {
      take: (actor) => collect.stopFeed(press, actor, { id: feedId }),
      on: 'feed',
      id: feedId,
    };
  },
  'poll-feeds': async (world) => {
    const { press, site, feedId } = await watching(world);
    site.set({ answer: { kind: 'read', movedForGood: false, ...feed({ items: items(1, 3) }) } });
    world.deps.setClock('2026-03-09T13:00:00Z');
    return { take: (actor) => collect.pollFeeds(press, actor), on: 'feed', id: feedId };
  },
  'dismiss-candidate': async (world) => {
    const { press } = await watching(world);
    const wish = { newsletter: world.made.slug, limit: 1 };
    const listed = await collect.listCandidates(press, owner, wish);
    const id = listed.kind === 'listed' ? (listed.page.candidates[0]?.id ?? '') : '';
    return {
      take: (actor) => collect.dismissCandidates(press, actor, { ids: [id], dismissed: true }),
      on: 'candidate',
      id,
    };
  },
} satisfies Partial<Record<StepName, StepCase>>;
