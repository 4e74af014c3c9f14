import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { compileIssue } from '../issue/index.ts';
import { queued, testNewsletter, testPress } from '../press.fixture.ts';
import { editReview, holdReview, releaseReview, showReview } from './index.ts';

const fixture = withDatabase();

/** In an issue, an edit waits to be applied or is applied at once. */
const PLACES = ['queue', 'issue', 'issue, applied'] as const;
type Place = (typeof PLACES)[number];

async function open(where: Place) {
  const deps = testPress(fixture.db, '2026-03-09T12:00:00Z');
  const { slug } = await testNewsletter(deps);
  const { id, version } = await queued(deps, slug, 'Codex');
  if (where !== 'queue') await compileIssue(deps, owner, { newsletter: slug });
  const apply = where === 'issue, applied';
  const edit = (changes: object, base: number) =>
    editReview(deps, owner, { id, review: changes, version: base, apply });
  return { deps, id, version, edit };
}

test.each(PLACES)(
  'in the %s, two people who edit different fields from the same version both keep their text',
  async (where) => {
    const { deps, id, version, edit } = await open(where);
    expect(version).toBe(1);
    expect(await edit({ outlet: 'The Wire' }, version)).toMatchObject({
      kind: 'changed',
      review: { version: 2 },
    });
    expect(await edit({ summary: ['Another.'] }, version)).toMatchObject({
      kind: 'changed',
      review: { version: 3 },
    });
    const shown = await showReview(deps, owner, id);
    if (shown.kind !== 'ok') throw new Error(shown.kind);
    const { pending, review } = shown.review;
    expect(shown.review.version).toBe(3);
    expect(pending === null).toBe(where !== 'issue');
    expect(pending ?? review).toMatchObject({ outlet: 'The Wire', summary: ['Another.'] });
  },
);

test.each(PLACES)(
  'in the %s, the second edit of the same field is refused with both texts',
  async (where) => {
    const { deps, id, version, edit } = await open(where);
    await edit({ title: 'Theirs', summary: ['Also theirs.'] }, version);
    const before = await showReview(deps, owner, id);
    expect(await edit({ title: 'Yours', outlet: 'The Wire' }, version)).toEqual({
      kind: 'conflict',
      base: 1,
      version: 2,
      fields: [{ field: 'title', theirs: 'Theirs', yours: 'Yours' }],
    });
    expect(await showReview(deps, owner, id)).toEqual(before);
  },
);

test('a change of state is no edit: it conflicts with nothing', async () => {
  const { deps, id, version, edit } = await open('queue');
  await holdReview(deps, owner, id);
  await releaseReview(deps, owner, { id });
  expect(await edit({ title: 'Yours' }, version)).toMatchObject({
    kind: 'changed',
    review: { version: 2 },
  });
});

test('two edits at the same moment give one conflict, not a lost text', async () => {
  const { version, edit } = await open('queue');
  const both = await Promise.all([
    edit({ title: 'One' }, version),
    edit({ title: 'Two' }, version),
  ]);
  expect(both.map(({ kind }) => kind).toSorted()).toEqual(['changed', 'conflict']);
});

test('fields that are too long together are refused', async () => {
  const { version, edit } = await open('queue');
  const half = Array.from({ length: 1100 }, () => 'A line.');
  await edit({ summary: half }, version);
  expect(await edit({ whyItMatters: half }, version)).toMatchObject({ kind: 'invalid' });
});
