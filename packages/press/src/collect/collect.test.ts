import { randomBytes } from 'node:crypto';
import type { Collector, HeadField } from '@galley/core/collect';
import { CLOCK } from '@galley/core/editor';
import { lockNewsletter } from '@galley/db';
import { isSomebodyWaiting, owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { queued, testNewsletter, testPress, testReview } from '../press.fixture.ts';
import { removeReview, showReview } from '../review/index.ts';
import { feed, item, items, testCollector } from './collect.fixture.ts';
import { storeCandidates } from './store-candidates.ts';
import {
  dismissCandidates,
  listCandidates,
  listFeeds,
  lookUpArticle,
  pollFeeds,
  stopFeed,
  takeCandidate,
  watchFeed,
} from './index.ts';

const fixture = withDatabase();

async function open() {
  const press = testPress(fixture.db, '2026-03-09T12:00:00Z');
  await fixture.db.deleteFrom('candidate').execute();
  await fixture.db.deleteFrom('watched_feed').execute();
  const { slug } = await testNewsletter(press);
  const site = testCollector();
  const deps = { ...press, collector: site.collector };
  const watch = async (url = 'https://site.example/feed') => {
    const watched = await watchFeed(deps, owner, { newsletter: slug, url });
    if (watched.kind !== 'watched') throw new Error(JSON.stringify(watched));
    return watched.feed;
  };
  const waiting = async () => {
    const listed = await listCandidates(deps, owner, { newsletter: slug, limit: 100 });
    if (listed.kind !== 'listed') throw new Error(listed.kind);
    return listed.page.candidates;
  };
  const feeds = async () => {
    const listed = await listFeeds(deps, owner, slug);
    return listed.kind === 'listed' ? listed.feeds : [];
  };
  const reads = (more: Parameters<typeof feed>[0], movedForGood = false) =>
    site.set({ answer: { kind: 'read', movedForGood, ...feed(more) } });
  return { deps, slug, site, watch, waiting, feeds, reads };
}

const titles = (all: readonly { readonly title: string }[]) => all.map(({ title }) => title);

test('a feed of 60 articles, 20 of them known, gives 40 candidates, the latest first', async () => {
  const { deps, slug, site, watch, waiting } = await open();
  for (let at = 1; at <= 20; at += 1) {
    await queued(deps, slug, `Ours ${at}`, { url: `http://www.site.example/${at}?utm_source=x` });
  }
  site.set({ found: feed({ items: items(1, 60) }) });
  expect(await watch()).toMatchObject({ title: 'The Site', state: 'watched', waiting: 40 });
  const candidates = await waiting();
  expect(candidates.length).toBe(40);
  expect(titles(candidates).slice(0, 2)).toEqual(['Article 60', 'Article 59']);
  expect(candidates.at(-1)).toMatchObject({
    title: 'Article 21',
    outlet: 'The Site',
    publishedOn: '2026-03-11',
    authors: ['Ada Ito'],
    review: null,
  });
});

test('one reading brings 50 candidates at most, and what was passed over does not come back', async () => {
  const { deps, slug, site, watch, waiting, reads } = await open();
  site.set({ found: feed({ items: items(1, 200) }) });
  await watch();
  expect((await waiting()).length).toBe(50);
  reads({ items: items(1, 201) });
  deps.setClock('2026-03-09T13:00:00Z');
  expect(await pollFeeds(deps, CLOCK)).toMatchObject({ feeds: 1, candidates: 1 });
  const passed = await listCandidates(deps, owner, { newsletter: slug, state: 'passed', limit: 1 });
  expect(passed).toMatchObject({ page: { waiting: 51, candidates: [{ title: 'Article 150' }] } });
});

test('an article is one candidate, whichever feeds bring it under whichever address', async () => {
  const { deps, site, watch, waiting } = await open();
  site.set({
    found: feed({
      items: [item('1'), item('1', { url: 'http://m.site.example/1/?fbclid=2' }), item('2')],
    }),
  });
  await watch();
  site.set({ found: feed({ url: 'https://site.example/other', items: [item('2'), item('3')] }) });
  await watch('https://site.example/other');
  expect(titles(await waiting())).toEqual(['Article 3', 'Article 1', 'Article 2']);
  expect(await pollFeeds(deps, CLOCK)).toMatchObject({ feeds: 0 });
});

test('a review without an address is known by title and outlet, and a removed one is not known', async () => {
  const { deps, slug, site, watch, waiting } = await open();
  await queued(deps, slug, 'Article 1', { outlet: 'The site' });
  const removed = await queued(deps, slug, 'Removed', { url: 'https://site.example/2' });
  await removeReview(deps, owner, removed.id);
  site.set({ found: feed({ items: items(1, 2) }) });
  await watch();
  expect(titles(await waiting())).toEqual(['Article 2']);
});

test('a poll asks only for changes, and writes no act when there are none', async () => {
  const { deps, site, watch, feeds } = await open();
  site.set({ found: feed({ version: { etag: '"1"', lastModified: null } }) });
  await watch();
  const acts = async () =>
    fixture.db.selectFrom('audit').select('id').where('step', '=', 'poll-feeds').execute();
  const before = (await acts()).length;
  expect(await pollFeeds(deps, CLOCK)).toMatchObject({ feeds: 0 });
  deps.setClock('2026-03-09T12:40:00Z');
  expect(await pollFeeds(deps, CLOCK)).toEqual({
    kind: 'polled',
    feeds: 1,
    candidates: 0,
    troubled: [],
    failures: [],
  });
  expect(site.asked).toEqual(['https://site.example/feed "1"']);
  expect((await acts()).length).toBe(before);
  const [there] = await feeds();
  expect(there).toMatchObject({ polledAt: '2026-03-09T12:40:00.000Z', trouble: null });
  expect(await pollFeeds(deps, CLOCK)).toMatchObject({ feeds: 0 });
});

test('a feed that fails is asked less often, and says why, until it works again', async () => {
  const { deps, site, watch, feeds, reads } = await open();
  const { id } = await watch();
  const why = 'it answered with 429';
  site.set({ answer: { kind: 'failed', why, retryAfter: '18000' } });
  deps.setClock('2026-03-09T13:00:00Z');
  expect(await pollFeeds(deps, CLOCK)).toMatchObject({ troubled: [{ feed: id, why }] });
  expect(await feeds()).toMatchObject([{ trouble: why, nextAt: '2026-03-09T18:00:00.000Z' }]);
  deps.setClock('2026-03-09T17:59:00Z');
  expect(await pollFeeds(deps, CLOCK)).toMatchObject({ feeds: 0 });
  reads({ items: items(1, 1) });
  deps.setClock('2026-03-09T18:00:00Z');
  expect(await pollFeeds(deps, CLOCK)).toMatchObject({ feeds: 1, candidates: 1 });
  expect(await feeds()).toMatchObject([{ trouble: null, waiting: 1 }]);
});

test('a feed that is gone stays in the list and is not read again', async () => {
  const { deps, site, watch, feeds } = await open();
  await watch();
  site.set({ answer: { kind: 'gone' } });
  deps.setClock('2026-03-09T13:00:00Z');
  await pollFeeds(deps, CLOCK);
  expect(await feeds()).toMatchObject([{ state: 'gone', nextAt: null }]);
  deps.setClock('2027-03-09T13:00:00Z');
  expect(await pollFeeds(deps, CLOCK)).toMatchObject({ feeds: 0 });
});

test('a feed that has moved for good is read at its new address', async () => {
  const { deps, watch, feeds, reads } = await open();
  await watch();
  reads({ url: 'https://new.example/feed' }, true);
  deps.setClock('2026-03-09T13:00:00Z');
  await pollFeeds(deps, CLOCK);
  expect(await feeds()).toMatchObject([{ url: 'https://new.example/feed' }]);
});

test('a feed that has moved to an endless address stays at its own', async () => {
  const { deps, watch, feeds, reads } = await open();
  await watch();
  const url = `https://new.example/${randomBytes(6000).toString('hex')}`;
  reads({ url, items: items(1, 1) }, true);
  deps.setClock('2026-03-09T13:00:00Z');
  expect(await pollFeeds(deps, CLOCK)).toMatchObject({ candidates: 1, failures: [] });
  expect(await feeds()).toMatchObject([{ url: 'https://site.example/feed' }]);
});

test('a feed that fails in us keeps no other from being read', async () => {
  const { deps, site, watch, waiting } = await open();
  for (let at = 0; at < 20; at += 1) {
    const url = `https://site.example/feed${at}`;
    site.set({ found: feed({ url }) });
    await watch(url);
  }
  const collector: Collector = {
    ...site.collector,
    readFeed: async (url) => {
      if (url.endsWith('feed3')) throw new Error('a fault of ours');
      return { kind: 'read', movedForGood: false, ...feed({ url, items: [item(url.slice(-2))] }) };
    },
  };
  deps.setClock('2026-03-09T13:00:00Z');
  const polled = await pollFeeds({ ...deps, collector }, CLOCK);
  expect(polled).toMatchObject({ feeds: 20, candidates: 19 });
  expect(polled).toMatchObject({ failures: [{ error: new Error('a fault of ours') }] });
  expect((await waiting()).length).toBe(19);
});

test('readings that bring the same articles in another order do not block each other', async () => {
  const { deps, site, watch, waiting, reads } = await open();
  await watch();
  const url = 'https://other.example/feed';
  site.set({ found: feed({ url }) });
  const { id: feedId } = await watch(url);
  const { newsletter_id: newsletterId } = await fixture.db
    .selectFrom('watched_feed')
    .select('newsletter_id')
    .where('id', '=', feedId)
    .executeTakeFirstOrThrow();
  const source = { newsletterId, feedId, outlet: 'Another', now: deps.clock() };
  reads({ items: items(1, 2) });
  deps.setClock('2026-03-09T13:00:00Z');
  const polled = await fixture.db.transaction().execute(async (trx) => {
    await lockNewsletter(trx, newsletterId);
    await storeCandidates(trx, source, [item('2')]);
    const poll = pollFeeds(deps, CLOCK);
    await expect.poll(() => isSomebodyWaiting(fixture.db)).toBe(true);
    await storeCandidates(trx, source, [item('1')]);
    return [poll] as const;
  });
  expect(await polled[0]).toMatchObject({ candidates: 0, failures: [] });
  expect(titles(await waiting())).toEqual(['Article 1', 'Article 2']);
});

test('processes share the feeds, and each is read once', async () => {
  const { deps, site, watch } = await open();
  for (let at = 0; at < 40; at += 1) {
    const url = `https://site.example/feed${at}`;
    site.set({ found: feed({ url }) });
    await watch(url);
  }
  deps.setClock('2026-03-09T13:00:00Z');
  const polls = await Promise.all([1, 2, 3].map(async () => pollFeeds(deps, CLOCK)));
  const read = polls.map((each) => (each.kind === 'polled' ? each.feeds : 0));
  expect(read.reduce((sum, each) => sum + each, 0)).toBe(40);
  expect(new Set(site.asked).size).toBe(40);
  expect(site.asked.length).toBe(40);
});

test('a poll that is stopped counts as no failure', async () => {
  const { deps, watch, feeds, site } = await open();
  await watch();
  const stopping = new AbortController();
  deps.setClock('2026-03-09T13:00:00Z');
  const collector = {
    ...site.collector,
    readFeed: async () => {
      stopping.abort();
      return { kind: 'failed', why: 'stopped', retryAfter: null } as const;
    },
  };
  await pollFeeds({ ...deps, collector }, CLOCK, { signal: stopping.signal });
  expect(await feeds()).toMatchObject([{ trouble: null, nextAt: '2026-03-09T13:02:00.000Z' }]);
});

test('a feed at an endless address is refused', async () => {
  const { deps, slug, site } = await open();
  site.set({ found: feed({ url: `https://new.example/${randomBytes(6000).toString('hex')}` }) });
  const url = 'https://site.example/feed';
  expect(await watchFeed(deps, owner, { newsletter: slug, url })).toEqual({
    kind: 'unreadable-url',
    url,
    why: 'its address is longer than 2000 characters',
  });
});

test('a feed is watched once', async () => {
  const { deps, slug, watch } = await open();
  const { id } = await watch();
  const url = 'https://site.example/feed';
  const again = { kind: 'already-watched', id, url };
  expect(await watchFeed(deps, owner, { newsletter: slug, url })).toEqual(again);
  // A page that names the feed leads to it too.
  const page = { newsletter: slug, url: 'https://site.example/' };
  expect(await watchFeed(deps, owner, page)).toEqual(again);
});

test('a feed that is no longer watched leaves its candidates', async () => {
  const { deps, site, watch, waiting, feeds } = await open();
  site.set({ found: feed({ items: items(1, 1) }) });
  const { id } = await watch();
  expect(await stopFeed(deps, owner, { id })).toEqual({ kind: 'stopped' });
  expect(await stopFeed(deps, owner, { id })).toEqual({ kind: 'no-feed', id });
  expect(await feeds()).toEqual([]);
  expect(await waiting()).toMatchObject([{ title: 'Article 1', feed: null }]);
});

test('a candidate that is taken becomes a held review without a text', async () => {
  const { deps, site, watch, waiting } = await open();
  site.set({ found: feed({ items: [item('1', { url: 'https://site.example/1?a=b' })] }) });
  await watch();
  const id = (await waiting())[0]?.id ?? '';
  const taken = await takeCandidate(deps, owner, { id });
  expect(taken).toMatchObject({
    kind: 'taken',
    review: {
      state: 'held',
      review: {
        title: 'Article 1',
        outlet: 'The Site',
        url: 'https://site.example/1?a=b',
        publishedOn: '2026-03-11',
        authors: ['Ada Ito'],
        summary: [],
      },
    },
  });
  expect(await waiting()).toEqual([]);
  expect(await takeCandidate(deps, owner, { id })).toEqual({
    kind: 'candidate-state',
    id,
    state: 'taken',
  });
  expect(await dismissCandidates(deps, owner, { ids: [id], dismissed: true })).toMatchObject({
    kind: 'candidate-state',
  });
});

test('a candidate is taken with the text that an editor wrote', async () => {
  const { deps, site, watch, waiting } = await open();
  site.set({ found: feed({ items: items(1, 1) }) });
  await watch();
  const id = (await waiting())[0]?.id ?? '';
  const review = testReview('Better', { url: 'https://site.example/1' });
  const taken = await takeCandidate(deps, owner, { id, review });
  if (taken.kind !== 'taken') throw new Error(taken.kind);
  expect(await showReview(deps, owner, taken.review.id)).toMatchObject({
    review: { state: 'queued', review: { title: 'Better' } },
  });
});

test('a candidate whose article was reviewed meanwhile is not taken unless somebody says so', async () => {
  const { deps, slug, site, watch, waiting } = await open();
  site.set({ found: feed({ items: items(1, 1) }) });
  await watch();
  const id = (await waiting())[0]?.id ?? '';
  await queued(deps, slug, 'Ours', { url: 'https://site.example/1' });
  expect(await takeCandidate(deps, owner, { id })).toMatchObject({ kind: 'already-queued' });
  expect((await waiting()).length).toBe(1);
  expect(await takeCandidate(deps, owner, { id, again: true })).toMatchObject({ kind: 'taken' });
});

test('a candidate that is dismissed does not come back by itself, but by undoing', async () => {
  const { deps, site, watch, waiting, reads } = await open();
  site.set({ found: feed({ items: items(1, 1) }) });
  await watch();
  const id = (await waiting())[0]?.id ?? '';
  expect(await dismissCandidates(deps, owner, { ids: [id], dismissed: true })).toMatchObject({
    candidates: [{ state: 'dismissed', decidedAt: '2026-03-09T12:00:00.000Z' }],
  });
  reads({ items: items(1, 1) });
  deps.setClock('2026-03-09T13:00:00Z');
  expect(await pollFeeds(deps, CLOCK)).toMatchObject({ candidates: 0 });
  expect(await waiting()).toEqual([]);
  expect(await dismissCandidates(deps, owner, { ids: [id], dismissed: false })).toMatchObject({
    candidates: [{ state: 'waiting', decidedAt: null }],
  });
});

test('several candidates are dismissed together, or none of them', async () => {
  const { deps, site, watch, waiting } = await open();
  site.set({ found: feed({ items: items(1, 3) }) });
  await watch();
  const ids = (await waiting()).map(({ id }) => id);
  const [taken = ''] = ids;
  await takeCandidate(deps, owner, { id: taken });
  expect(await dismissCandidates(deps, owner, { ids, dismissed: true })).toEqual({
    kind: 'candidate-state',
    id: taken,
    state: 'taken',
  });
  expect(await waiting()).toHaveLength(2);
  const rest = ids.slice(1);
  const changed = await dismissCandidates(deps, owner, { ids: rest, dismissed: true });
  expect(changed.kind === 'changed' && changed.candidates.map(({ id }) => id)).toEqual(rest);
  expect(await waiting()).toEqual([]);
});

const found = <T>(value: T | null): HeadField<T> => ({
  value,
  source: 'test',
  unsure: false,
  others: [],
});

test('looking an article up finds its review and its candidate', async () => {
  const { deps, slug, site, watch, waiting } = await open();
  const head = {
    title: found('Article 1'),
    outlet: found('The Site'),
    publishedOn: found<string>(null),
    authors: found<readonly string[]>([]),
    url: found('https://site.example/1'),
    language: found('en'),
  };
  const ask = { newsletter: slug, url: ' https://t.example/short ' };
  site.set({ article: { kind: 'waiting', host: 't.example' } });
  expect(await lookUpArticle(deps, owner, ask)).toEqual({
    kind: 'looked-up',
    article: { state: 'waiting', host: 't.example' },
  });
  site.set({ article: { kind: 'read', head }, found: feed({ items: items(1, 1) }) });
  await watch();
  const candidate = (await waiting())[0]?.id ?? null;
  expect(await lookUpArticle(deps, owner, ask)).toEqual({
    kind: 'looked-up',
    article: { state: 'read', head, there: null, candidate },
  });
  await queued(deps, slug, 'Ours', { url: 'https://site.example/1' });
  expect(await lookUpArticle(deps, owner, ask)).toMatchObject({
    article: { there: { title: 'Ours', where: { kind: 'queue', place: 1 } } },
  });
});

test('an article that cannot be read says why, and so does a process without a collector', async () => {
  const { deps, slug } = await open();
  const ask = { newsletter: slug, url: 'https://away.example/' };
  expect(await lookUpArticle(deps, owner, ask)).toEqual({
    kind: 'unreadable-url',
    url: 'https://away.example/',
    why: 'it cannot be reached',
  });
  const { collector: _, ...without } = deps;
  expect(await watchFeed(without, owner, ask)).toMatchObject({ kind: 'unreadable-url' });
});
