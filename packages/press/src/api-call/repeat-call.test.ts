import { withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { testPress } from '../press.fixture.ts';
import { beginCall, finishCall, giveUpCall, type BegunCall } from './index.ts';

const fixture = withDatabase();
let count = 0;

/** A call under a key of its own. */
function open(at = '2026-03-09T12:00:00Z') {
  count += 1;
  const deps = testPress(fixture.db, at);
  const call = { caller: 'key 3', idempotencyKey: `key ${count}`, requestHash: 'abc' };
  const begin = async (changes: Partial<typeof call> = {}) =>
    beginCall(deps, { ...call, ...changes });
  const begun = async (): Promise<BegunCall> => {
    const outcome = await begin();
    if (outcome.kind !== 'begun') throw new Error(JSON.stringify(outcome));
    return outcome.call;
  };
  return { deps, begin, begun };
}

const ANSWER = { status: 201, answer: '{"id":"1"}' };

test('a call that is repeated gets the answer of the first one', async () => {
  const { deps, begin, begun } = open();
  await finishCall(deps, await begun(), ANSWER);
  expect(await begin()).toEqual({ kind: 'answered', ...ANSWER });
});

test('the same key with another body is another call, and so is the key of another caller', async () => {
  const { deps, begin, begun } = open();
  await finishCall(deps, await begun(), ANSWER);
  expect(await begin({ requestHash: 'def' })).toEqual({ kind: 'other-call' });
  expect(await begin({ caller: 'person 3' })).toMatchObject({ kind: 'begun' });
});

test('of calls at the same moment one begins', async () => {
  const { begin } = open();
  const all = await Promise.all(Array.from({ length: 8 }, async () => begin()));
  const kinds = all.map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'begun')).toHaveLength(1);
  expect(kinds.filter((kind) => kind === 'call-running')).toHaveLength(7);
});

test('a call that was given up can be tried again', async () => {
  const { deps, begin, begun } = open();
  await giveUpCall(deps, await begun());
  expect(await begin()).toMatchObject({ kind: 'begun' });
});

test('a call that died leaves its key after a minute, and its late answer changes nothing', async () => {
  const { deps, begin, begun } = open();
  const dead = await begun();
  deps.setClock('2026-03-09T12:00:59Z');
  expect(await begin()).toEqual({ kind: 'call-running' });
  deps.setClock('2026-03-09T12:01:00Z');
  const second = await begun();
  await finishCall(deps, dead, { status: 200, answer: 'late' });
  await giveUpCall(deps, dead);
  expect(await begin()).toEqual({ kind: 'call-running' });
  await finishCall(deps, second, ANSWER);
  expect(await begin()).toEqual({ kind: 'answered', ...ANSWER });
});

test('answers are forgotten after a day', async () => {
  const { deps, begin, begun } = open('2026-03-09T12:00:00Z');
  await finishCall(deps, await begun(), ANSWER);
  deps.setClock('2026-03-10T12:00:00Z');
  expect(await begin()).toMatchObject({ kind: 'answered' });
  deps.setClock('2026-03-11T12:00:00Z');
  expect(await begin()).toMatchObject({ kind: 'begun' });
  const old = fixture.db.selectFrom('api_call').where('created_at', '<', new Date('2026-03-11'));
  expect(await old.selectAll().execute()).toEqual([]);
});
