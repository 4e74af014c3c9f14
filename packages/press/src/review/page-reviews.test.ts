import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { compileIssue } from '../issue/index.ts';
import { queued, testNewsletter, testPress } from '../press.fixture.ts';
import { holdReview, listReviews, moveReview, pageReviews, removeReview } from './index.ts';

const fixture = withDatabase();

async function open() {
  const press = testPress(fixture.db, '2026-03-09T12:00:00Z');
  const { slug: newsletter } = await testNewsletter(press);
  const find = async (text: string, state: 'any' | 'queued' | 'held' = 'any', limit = 50) => {
    const listed = await pageReviews(press, owner, { newsletter, state, text, limit });
    if (listed.kind !== 'listed') throw new Error(listed.kind);
    return listed.page.reviews.map(({ review }) => review.title);
  };
  return { press, newsletter, find };
}

test('a search finds parts of words of title, outlet, authors and URL, in any case', async () => {
  const { press, newsletter, find } = await open();
  await queued(press, newsletter, 'Über die Ägäis', { outlet: 'DIE ZEIT' });
  await queued(press, newsletter, 'Codex', { authors: ['Zoë Schiffer', 'Will Knight'] });
  await queued(press, newsletter, 'Orbits', { url: 'https://space.example/News/orbits-2026' });
  expect(await find('ÜBER')).toEqual(['Über die Ägäis']);
  expect(await find('ägä zeit')).toEqual(['Über die Ägäis']);
  expect(await find('zoë')).toEqual(['Codex']);
  expect(await find('knight codex')).toEqual(['Codex']);
  expect(await find('space.example/news')).toEqual(['Orbits']);
  expect(await find('codex zeit')).toEqual([]);
  expect(await find('100%')).toEqual([]);
  expect(await find('_rbits')).toEqual([]);
  expect(await find(' \u00A0 ')).toEqual(['Orbits', 'Codex', 'Über die Ägäis']);
});

test('a search looks through reviews of every state, the latest first', async () => {
  const { press, newsletter, find } = await open();
  await queued(press, newsletter, 'In an issue');
  await compileIssue(press, owner, { newsletter });
  const removed = await queued(press, newsletter, 'Removed');
  await removeReview(press, owner, removed.id);
  const held = await queued(press, newsletter, 'Held');
  await holdReview(press, owner, held.id);
  await queued(press, newsletter, 'Queued');
  expect(await find('wired')).toEqual(['Queued', 'Held', 'Removed', 'In an issue']);
  expect(await find('wired', 'any', 2)).toEqual(['Queued', 'Held']);
  expect(await find('wired', 'held')).toEqual(['Held']);
  const listed = await pageReviews(press, owner, { newsletter, state: 'any', limit: 1 });
  expect(listed).toMatchObject({ page: { reviews: [{ place: 1 }] } });
});

test('a search of the queue keeps its order and its places', async () => {
  const { press, newsletter, find } = await open();
  for (const title of ['One orbit', 'Something else', 'Two orbits']) {
    await queued(press, newsletter, title);
  }
  const all = await listReviews(press, owner, { newsletter });
  const last = all.kind === 'ok' ? all.reviews.at(-1)?.id : undefined;
  await moveReview(press, owner, { id: last ?? '', to: 1 });
  expect(await find('orbit', 'queued')).toEqual(['Two orbits', 'One orbit']);
  const found = await listReviews(press, owner, { newsletter, text: 'orbit' });
  expect(found.kind === 'ok' && found.reviews.map(({ place }) => place)).toEqual([1, 2]);
});
