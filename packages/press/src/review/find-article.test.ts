import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { compileIssue, approveIssue, releaseIssue } from '../issue/index.ts';
import { listActs, queued, testNewsletter, testPress, testReview } from '../press.fixture.ts';
import { findArticle, holdReview, queueReview, readQueue } from './index.ts';

const fixture = withDatabase();
const URL = 'https://wired.example/codex';

async function open() {
  const press = testPress(fixture.db, '2026-03-09T12:00:00Z');
  const { slug: newsletter, id: newsletterId } = await testNewsletter(press);
  const find = async (title: string, url: string | null = null) => {
    const looked = await findArticle(press, owner, { newsletter, title, outlet: 'WIRED', url });
    if (looked.kind !== 'looked') throw new Error(looked.kind);
    return looked.there;
  };
  const release = async () => {
    await compileIssue(press, owner, { newsletter });
    await approveIssue(press, owner, { newsletter, number: 1, by: 'ada' });
    await releaseIssue(press, owner, { newsletter, number: 1 });
  };
  const featured = async () => {
    const read = await readQueue(press, owner, newsletter);
    if (read.kind !== 'read') throw new Error(read.kind);
    const all = [...read.queue.reviews, ...read.queue.held];
    return Object.fromEntries(all.map((each) => [each.title, each.featured]));
  };
  return { press, newsletter, newsletterId, find, release, featured };
}

test('a look finds where the review of an article is, and changes nothing', async () => {
  const { press, newsletter, newsletterId, find } = await open();
  const { id } = await queued(press, newsletter, 'Codex', { url: URL });
  const before = await listActs(press.db, { newsletterId, limit: 9 });
  expect(await find('Another title', `${URL}?utm_source=x`)).toEqual({
    id,
    title: 'Codex',
    by: 'url',
    where: { kind: 'queue', place: 1, queuedAt: press.clock().toISOString() },
  });
  expect(await find('codex')).toMatchObject({ id, by: 'title-and-outlet' });
  expect(await find('Codex', 'https://wired.example/other')).toBeNull();
  await holdReview(press, owner, id);
  expect(await find('Codex')).toMatchObject({ where: { kind: 'held' } });
  expect(await listActs(press.db, { newsletterId, limit: 9 })).toHaveLength(before.length + 1);
});

test('the queue marks what was featured before, with where and when', async () => {
  const { press, newsletter, release, featured } = await open();
  const { id: byUrl } = await queued(press, newsletter, 'Codex', { url: URL });
  const { id: byTitle } = await queued(press, newsletter, 'Orbits');
  await queued(press, newsletter, 'Zebras', { url: 'https://wired.example/zebras' });
  await release();
  const again = async (title: string, url: string | null, held = false) =>
    queueReview(press, owner, {
      newsletter,
      review: testReview(title, { url }),
      again: true,
      held,
    });
  await again('Codex, once more', URL);
  await again('Orbits', 'https://wired.example/orbits', true);
  await again('Zebras', 'https://wired.example/other-zebras');
  await queued(press, newsletter, 'Fresh');
  const on = press.clock().toISOString();
  expect(await featured()).toEqual({
    'Codex, once more': { id: byUrl, number: 1, on },
    Orbits: { id: byTitle, number: 1, on },
    Zebras: null,
    Fresh: null,
  });
});

test('only what readers have seen counts as featured', async () => {
  const { press, newsletter, featured } = await open();
  await queued(press, newsletter, 'Codex');
  await compileIssue(press, owner, { newsletter });
  await queueReview(press, owner, { newsletter, review: testReview('Codex'), again: true });
  expect(await featured()).toEqual({ Codex: null });
});
