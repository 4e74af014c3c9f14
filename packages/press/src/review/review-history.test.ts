import type { Actor } from '@galley/core/editor';
import { owner, withDatabase } from '@galley/test/kit';
import { createKeyring } from '@galley/runtime';
import { expect, test } from 'vitest';
import { compileIssue } from '../issue/index.ts';
import { actAs, addPerson } from '../people/people.fixture.ts';
import { queued, testNewsletter, testPress } from '../press.fixture.ts';
import {
  applyReview,
  editReview,
  endSitting,
  restoreReview,
  showHistory,
  showReview,
  showVersion,
} from './index.ts';
import { person, script } from './writers.fixture.ts';

const fixture = withDatabase();
const ana = person('1');
const bo = person('2');

async function open() {
  const press = testPress(fixture.db, '2026-03-09T12:00:00Z');
  const { slug: newsletter } = await testNewsletter(press);
  const { id } = await queued(press, newsletter, 'Codex');
  const edit = (actor: Actor, review: object, version?: number) =>
    editReview(press, actor, { id, review, version });
  const history = async () => {
    const shown = await showHistory(press, owner, { id, limit: 100 });
    if (shown.kind !== 'listed') throw new Error(shown.kind);
    return shown.history.versions;
  };
  const told = async () =>
    (await history())
      .toReversed()
      .map(
        ({ version, what, review, by }) => `${version} ${what} ${review.title} ${by?.id ?? '-'}`,
      );
  const at = (time: string) => press.setClock(`2026-03-09T${time}:00Z`);
  return { press, newsletter, id, edit, history, told, at };
}

test('what a person types in one sitting is one version, with its beginning and its end', async () => {
  const { edit, history, told, at } = await open();
  at('13:00');
  await edit(ana, { title: 'C' });
  at('13:14');
  await edit(ana, { title: 'Co' });
  at('13:29');
  await edit(ana, { title: 'Cod', outlet: 'The Wire' });
  expect(await told()).toEqual(['1 queued Codex -', '4 edited Cod 1']);
  expect((await history())[0]).toMatchObject({
    changed: ['title', 'outlet'],
    beganAt: '2026-03-09T13:00:00.000Z',
    at: '2026-03-09T13:29:00.000Z',
    door: 'desk',
    restored: null,
  });
  at('13:45');
  await edit(ana, { title: 'After a pause' });
  expect(await told()).toEqual(['1 queued Codex -', '4 edited Cod 1', '5 edited After a pause 1']);
});

test("somebody else's version ends a sitting, and so does a person who keeps a version", async () => {
  const { press, id, edit, told } = await open();
  await edit(ana, { title: 'A1' });
  await edit(bo, { title: 'B1' });
  await edit(ana, { title: 'A2' });
  await edit(ana, { title: 'A3' });
  expect(await endSitting(press, ana, { id, version: 5 })).toMatchObject({
    kind: 'ended',
    review: { version: 5 },
  });
  await edit(ana, { title: 'A4' });
  expect(await told()).toEqual([
    '1 queued Codex -',
    '2 edited A1 1',
    '3 edited B1 2',
    '5 edited A3 1',
    '6 edited A4 1',
  ]);
});

test('each call of a key and each command is a version of its own', async () => {
  const { edit, history } = await open();
  await edit(script('1'), { title: 'One' });
  await edit(script('1'), { title: 'Two' });
  await edit(owner, { title: 'Three' });
  await edit(owner, { title: 'Four' });
  expect((await history()).map(({ door, by, version }) => [version, door, by?.kind])).toEqual([
    [5, 'command line', 'command'],
    [4, 'command line', 'command'],
    [3, 'key', 'key'],
    [2, 'key', 'key'],
    [1, 'command line', 'command'],
  ]);
});

test('a text that an issue has held stays in the history, even within one sitting', async () => {
  const { press, newsletter, id, edit, told } = await open();
  await edit(ana, { title: 'Compiled' });
  await compileIssue(press, owner, { newsletter });
  await edit(ana, { title: 'Typed' });
  await edit(ana, { title: 'Applied' });
  await applyReview(press, ana, { id });
  await edit(ana, { title: 'At once' });
  await editReview(press, ana, { id, review: { title: 'In one step' }, apply: true });
  await edit(ana, { title: 'Newest' });
  expect(await told()).toEqual([
    '1 queued Codex -',
    '2 edited Compiled 1',
    '4 edited Applied 1',
    '6 edited In one step 1',
    '7 edited Newest 1',
  ]);
});

test('the history tells the address only of people without a name, and goes page by page', async () => {
  const press = { ...testPress(fixture.db, '2026-03-09T12:00:00Z'), keyring };
  const { slug } = await testNewsletter(press);
  const email = 'ana@people.example';
  const { id: personId } = await addPerson(press, { email, newsletter: slug, role: 'writer' });
  const { id } = await queued(press, slug, 'Codex');
  const review = { title: 'By Ana' };
  await editReview(press, await actAs(press, personId), { id, review });
  await editReview(press, owner, { id, review: { title: 'By hand' } });
  const first = await showHistory(press, owner, { id, limit: 1 });
  if (first.kind !== 'listed') throw new Error(first.kind);
  expect(first.history.versions).toMatchObject([
    { version: 3, changed: ['title'], by: { kind: 'command', id: null, name: 'ada' } },
  ]);
  const before = first.history.next ?? undefined;
  expect(await showHistory(press, owner, { id, limit: 2, before })).toMatchObject({
    history: {
      versions: [
        {
          version: 2,
          changed: ['title'],
          by: { kind: 'person', id: personId, name: email },
          door: 'desk',
        },
        { version: 1, what: 'queued', changed: [] },
      ],
      next: null,
    },
  });
  await fixture.db.updateTable('person').set({ name: 'Ana' }).where('id', '=', personId).execute();
  const named = await showHistory(press, owner, { id, limit: 1, before });
  expect(named).toMatchObject({ history: { versions: [{ by: { name: 'Ana' } }] } });
});

const keyring = createKeyring(['a key that only this test has ever used']);

test('restoring all or one field makes another version, which can be undone in the same way', async () => {
  const { press, id, edit, told } = await open();
  await edit(ana, { title: 'Newer', outlet: 'The Wire' });
  expect(
    await restoreReview(press, bo, { id, version: 2, from: 1, fields: ['title'] }),
  ).toMatchObject({
    kind: 'changed',
    review: { version: 3, review: { title: 'Codex', outlet: 'The Wire' } },
  });
  expect(await restoreReview(press, bo, { id, version: 3, from: 2 })).toMatchObject({
    review: { version: 4, review: { title: 'Newer', outlet: 'The Wire' } },
  });
  await edit(bo, { title: 'Typed after it' });
  expect(await told()).toEqual([
    '1 queued Codex -',
    '2 edited Newer 1',
    '3 restored Codex 2',
    '4 restored Newer 2',
    '5 edited Typed after it 2',
  ]);
  expect(await showVersion(press, owner, { id, version: 4 })).toMatchObject({
    kind: 'ok',
    version: { what: 'restored', restored: 2, changed: ['title'] },
  });
});

test('restoring conflicts like any edit, changes nothing twice, and needs a version that is there', async () => {
  const { press, id, edit, told } = await open();
  await edit(ana, { title: 'Newer' });
  await edit(bo, { title: 'Newest' });
  expect(await restoreReview(press, ana, { id, version: 2, from: 1 })).toMatchObject({
    kind: 'conflict',
    fields: [{ field: 'title', theirs: 'Newest', yours: 'Codex' }],
  });
  expect(await restoreReview(press, ana, { id, version: 3, from: 3 })).toMatchObject({
    kind: 'unchanged',
  });
  const missing = { kind: 'no-version', id, version: 9 };
  expect(await restoreReview(press, ana, { id, version: 3, from: 9 })).toEqual(missing);
  expect(await showVersion(press, ana, { id, version: 9 })).toEqual(missing);
  expect(await told()).toHaveLength(3);
});

test('restoring in an issue waits to be applied like an edit', async () => {
  const { press, newsletter, id, edit } = await open();
  await edit(ana, { title: 'Newer' });
  await compileIssue(press, owner, { newsletter });
  expect(await restoreReview(press, bo, { id, version: 2, from: 1 })).toMatchObject({
    review: { review: { title: 'Newer' }, pending: { title: 'Codex' }, recompiled: null },
  });
  expect(await restoreReview(press, owner, { id, from: 1, apply: true })).toMatchObject({
    review: { review: { title: 'Codex' }, pending: null, recompiled: { number: 1 } },
  });
});

test('nobody without a role reads or ends a history', async () => {
  const { press, id } = await open();
  const stranger: Actor = { kind: 'person', id: '9', roles: {}, door: 'desk' };
  const unseen = { kind: 'not-allowed', step: 'see-newsletter' };
  expect(await showHistory(press, stranger, { id, limit: 1 })).toEqual(unseen);
  expect(await showVersion(press, stranger, { id, version: 1 })).toEqual(unseen);
  const denied = { kind: 'not-allowed', step: 'edit-review' };
  expect(await endSitting(press, stranger, { id, version: 1 })).toEqual(denied);
  expect(await restoreReview(press, stranger, { id, from: 1 })).toEqual(denied);
  const unknown = { kind: 'no-review', id: '0' };
  expect(await showHistory(press, owner, { id: '0', limit: 1 })).toEqual(unknown);
  expect(await endSitting(press, owner, { id: '0', version: 1 })).toEqual(unknown);
  expect(await showReview(press, owner, id)).toMatchObject({ review: { version: 1 } });
});
