import type { Queue } from '@galley/contract/review';
import { testNewsletter, testReview } from '../../../../packages/press/src/press.fixture.ts';
import { withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { openApi, person, type Who } from './api.fixture.ts';

const database = withDatabase();
const WRITER: Who = { session: person('writer') };

async function open() {
  const api = openApi(database, '7');
  const { slug } = await testNewsletter(api.deps);
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await api.send(WRITER, method, path, body);
    const { status } = response;
    return { status, json: (await response.json()) as Record<string, unknown> };
  };
  const ids: Record<string, string> = {};
  for (const title of ['A', 'B', 'C']) {
    const { json } = await call('POST', `/newsletters/${slug}/reviews`, {
      review: testReview(title),
    });
    ids[title] = String(json['id']);
  }
  const queue = async () =>
    (await call('GET', `/newsletters/${slug}/queue`)).json as unknown as Queue;
  const titles = async () => (await queue()).reviews.map(({ title }) => title).join('');
  return { call, slug, queue, titles, id: (title: string) => ids[title] ?? '' };
}

test('the queue is arranged by moves that name the order they were made from', async () => {
  const { call, queue, titles, id } = await open();
  const seen = await queue();
  expect(seen).toMatchObject({ minimum: 1, held: [], next: { dueOn: '2026-03-13' } });
  const gap = { after: id('A'), before: id('B'), queue: seen.version };
  const moved = await call('POST', `/reviews/${id('C')}/move-between`, gap);
  expect(moved).toMatchObject({ status: 200, json: await queue() });
  expect(await titles()).toBe('ACB');
  const between = { after: id('B'), before: null, queue: seen.version };
  expect((await call('POST', `/reviews/${id('A')}/move-between`, between)).status).toBe(200);
  const stale = { after: id('A'), before: id('B'), queue: seen.version };
  expect(await call('POST', `/reviews/${id('C')}/move-between`, stale)).toMatchObject({
    status: 409,
    json: {
      code: 'queue-moved',
      facts: { version: (await queue()).version, order: [id('C'), id('B'), id('A')] },
    },
  });
});

test('a removal, and a hold, can be undone', async () => {
  const { call, titles, id } = await open();
  await call('DELETE', `/reviews/${id('B')}`);
  await call('POST', `/reviews/${id('A')}/hold`, {});
  expect(await titles()).toBe('C');
  expect(await call('POST', `/reviews/${id('B')}/bring-back`, {})).toMatchObject({ status: 200 });
  await call('POST', `/reviews/${id('A')}/release`, { undo: true });
  expect(await titles()).toBe('ABC');
});

test('an article is looked for before its review is written', async () => {
  const { call, slug, id } = await open();
  const find = async (title: string) =>
    call('POST', `/newsletters/${slug}/articles/find`, { title, outlet: 'WIRED', url: null });
  expect(await find('a')).toMatchObject({
    status: 200,
    json: { there: { id: id('A'), where: { kind: 'queue', place: 1 } } },
  });
  expect(await find('Z')).toEqual({ status: 200, json: { there: null } });
});

test('a review is added as held, found in any state, and named on the today list', async () => {
  const { call, slug } = await open();
  const added = { review: testReview('Codex'), held: true };
  expect(await call('POST', `/newsletters/${slug}/reviews`, added)).toMatchObject({
    status: 201,
    json: { state: 'held' },
  });
  const found = await call('GET', `/newsletters/${slug}/reviews?state=any&q=codex`);
  expect(found.json).toMatchObject({ reviews: [{ review: { title: 'Codex' }, state: 'held' }] });
  const today = await call('GET', '/today');
  const { newsletters } = today.json as { newsletters: { slug: string }[] };
  expect(newsletters.find((each) => each.slug === slug)).toMatchObject({ queued: 3, held: 1 });
});
