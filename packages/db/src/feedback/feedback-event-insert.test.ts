import { expect, test } from 'vitest';
import { withDatabase } from '../../../../test/kit/index.ts';
import { insertFeedbackEvents, type NewFeedbackEvent } from './feedback-event-insert.ts';

const fixture = withDatabase();

const event = (svixId: string, payload: unknown = {}): NewFeedbackEvent => ({
  svixId,
  occurredAt: new Date('2026-11-22T10:00:00Z'),
  type: 'email.sent',
  payload,
  now: new Date('2026-11-22T10:00:01Z'),
});

const stored = async () =>
  (
    await fixture.db
      .selectFrom('feedback_event')
      .select(['svix_id', 'payload'])
      .orderBy('svix_id')
      .execute()
  ).map(({ svix_id, payload }) => [svix_id, payload]);

test('events are stored together, repeats once, and one that cannot be stored is returned', async () => {
  // Random, because an index entry is compressed before its length is judged.
  const endless = Array.from({ length: 9_000 }, () =>
    Math.floor(Math.random() * 36).toString(36),
  ).join('');
  const bad = event(endless);
  const events = ['a', 'b', 'a', 'c', 'd'].map((id) => event(id));
  const refused = await insertFeedbackEvents(fixture.db, [...events, bad, event('e')]);
  expect([...refused.keys()]).toEqual([bad]);
  expect((await stored()).map(([id]) => id)).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(await insertFeedbackEvents(fixture.db, events)).toEqual(new Map());
  expect(await stored()).toHaveLength(5);
});

test.each([
  ['a null character', 'a\0b', 'a\ufffdb'],
  ['half a surrogate pair', 'a\ud800b', 'a\ufffdb'],
  ['an escape that is none', 'a\\u0000b', 'a\\u0000b'],
  ['an emoji', 'a😀b', 'a😀b'],
])('%s in a payload stops nothing', async (id, message, kept) => {
  expect(await insertFeedbackEvents(fixture.db, [event(id, { message })])).toEqual(new Map());
  expect(await stored()).toContainEqual([id, { message: kept }]);
});

test('a null character in a name or in the type stops no event', async () => {
  const odd = { ...event('odd', { 'a\0': { '\ud800': 1 } }), type: 'email.\0' };
  expect(await insertFeedbackEvents(fixture.db, [odd])).toEqual(new Map());
  expect(await stored()).toContainEqual(['odd', { 'a\ufffd': { '\ufffd': 1 } }]);
});

test.each([5_000, 100_000])('an event that is nested %i deep stops no other', async (depth) => {
  const deep = event(`deep ${depth}`, JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`));
  const others = ['before', 'beside'].map((id) => event(`${id} ${depth}`));
  const refused = await insertFeedbackEvents(fixture.db, [...others, deep]);
  expect([...refused.keys()].filter((each) => each !== deep)).toEqual([]);
  const ids = (await stored()).map(([id]) => id);
  expect(ids).toEqual(expect.arrayContaining(others.map(({ svixId }) => svixId)));
});
