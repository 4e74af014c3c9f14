import { createKeyring } from '@galley/runtime';
import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { openCorrected } from '../compile/corrections.fixture.ts';
import { approveIssue, compileCorrection, compileIssue, listIssues } from '../issue/index.ts';
import { createKey, identifyKey } from '../keys/index.ts';
import { setNewsletter } from '../newsletter/index.ts';
import { actAs, addPerson } from '../people/people.fixture.ts';
import { queued, testNewsletter, testPress, testReview } from '../press.fixture.ts';
import { holdReview, queueReview } from '../review/index.ts';
import { listActs, type ActQuery } from './index.ts';

const fixture = withDatabase();
const keyring = createKeyring(['a key that only this test has ever used']);
let count = 0;

async function open() {
  const press = { ...testPress(fixture.db, '2026-03-09T12:00:00Z'), keyring };
  const { slug } = await testNewsletter(press);
  count += 1;
  const email = `p${count}@people.example`;
  const { id: personId } = await addPerson(press, { email, newsletter: slug, role: 'owner' });
  const list = async (query: ActQuery, actor = owner) => {
    const listed = await listActs(press, actor, query);
    if (listed.kind !== 'listed') throw new Error(JSON.stringify(listed));
    return listed.page;
  };
  return { press, slug, email, personId, list };
}

test('each act says who did what to what, the latest first', async () => {
  const { press, slug, email, personId, list } = await open();
  const person = await actAs(press, personId);
  const made = { for: personId, name: 'the importer', scopes: ['reviews'], expiresAt: null };
  const created = await createKey(press, owner, made);
  if (created.kind !== 'created') throw new Error(created.kind);
  const key = await identifyKey(press, created.key.token);
  if (key.kind !== 'identified') throw new Error(key.kind);
  await queued(press, slug, 'A');
  const other = await queueReview(press, key.actor, { newsletter: slug, review: testReview('B') });
  if (other.kind !== 'queued') throw new Error(other.kind);
  await holdReview(press, person, other.review.id);
  await compileIssue(press, owner, { newsletter: slug });
  await approveIssue(press, owner, { newsletter: slug, number: 1, by: 'ada' });
  const { acts, next } = await list({ newsletter: slug });
  expect(next).toBeNull();
  const command = { kind: 'command', id: null, name: 'ada' };
  expect(
    acts.slice(0, 4).map(({ step, actor, door, object }) => ({ step, actor, door, object })),
  ).toEqual([
    {
      step: 'approve-issue',
      actor: command,
      door: 'command line',
      object: { kind: 'issue', id: '1' },
    },
    {
      step: 'compile-issue',
      actor: command,
      door: 'command line',
      object: { kind: 'issue', id: '1' },
    },
    {
      step: 'hold-review',
      actor: { kind: 'person', id: personId, name: email },
      door: 'desk',
      object: { kind: 'review', id: other.review.id },
    },
    {
      step: 'queue-review',
      actor: { kind: 'key', id: created.key.id, name: 'the importer' },
      door: 'key',
      object: { kind: 'review', id: other.review.id },
    },
  ]);
  expect(acts.at(-1)).toMatchObject({
    at: '2026-03-09T12:00:00.000Z',
    newsletter: slug,
    object: { kind: 'newsletter', id: slug },
  });

  const steps = async (query: ActQuery) =>
    (await list({ newsletter: slug, ...query })).acts.map(({ step }) => step);
  expect(await steps({ step: 'hold-review' })).toEqual(['hold-review']);
  expect(await steps({ actor: `person ${personId}` })).toEqual(['hold-review']);
  expect(await steps({ actor: 'key' })).toEqual(['queue-review']);
  expect(await steps({ actor: 'command nobody' })).toEqual([]);
  expect(await steps({ object: 'issue 1' })).toEqual(['approve-issue', 'compile-issue']);
  expect(await steps({ object: 'issue 2' })).toEqual([]);
  expect(await steps({ object: `newsletter ${slug}` })).toEqual(['set-newsletter']);
  expect(await steps({ object: `review ${other.review.id}` })).toEqual([
    'hold-review',
    'queue-review',
  ]);
  expect(await steps({ object: 'issue', actor: 'command ada', step: 'compile-issue' })).toEqual([
    'compile-issue',
  ]);
});

test('pages follow each other without gap or repetition, even while acts are added', async () => {
  const { press, slug, list } = await open();
  for (const title of ['A', 'B', 'C', 'D', 'E', 'F']) await queued(press, slug, title);
  const all = (await list({ newsletter: slug })).acts.map(({ id }) => id);
  const paged = [];
  let before: string | undefined;
  do {
    const page = await list({ newsletter: slug, limit: 3, before });
    paged.push(...page.acts.map(({ id }) => id));
    before = page.next ?? undefined;
    await queued(press, slug, `Between ${before}`);
  } while (before !== undefined);
  expect(paged).toEqual(all);
});

test("an owner sees the acts of their newsletters, not others' nor the installation's", async () => {
  const { press, slug, personId, list } = await open();
  const other = await testNewsletter(press);
  await createKey(press, owner, { for: personId, name: 'k', scopes: ['read'], expiresAt: null });
  const person = await actAs(press, personId);
  const seen = new Set(
    (await list({ limit: 200 }, person)).acts.map(({ newsletter }) => newsletter),
  );
  expect([...seen]).toEqual([slug]);
  expect((await list({ limit: 200, step: 'create-key' }, person)).acts).toEqual([]);
  expect((await list({ limit: 200, step: 'create-key' })).acts).not.toEqual([]);
  const refused = { kind: 'not-allowed', step: 'see-audit' };
  expect(await listActs(press, person, { newsletter: other.slug })).toEqual(refused);
  const writer = { ...person, roles: { '*': 'publisher' } } as const;
  expect(await listActs(press, writer, {})).toEqual(refused);
});

test('a change of the sender and of the title are two acts', async () => {
  const { press, slug, list } = await open();
  const change = { slug, title: 'Renamed', sender: 'Other <other@digest.example>' };
  await setNewsletter(press, owner, change);
  const { acts } = await list({ newsletter: slug, limit: 2 });
  expect(acts.map(({ step }) => step).toSorted()).toEqual(['set-newsletter', 'set-sender']);
});

test.each([
  ['step', { step: 'approve' }],
  ['step', { step: 'toString' }],
  ['actor', { actor: '' }],
  ['actor', { actor: 'person ana' }],
  ['actor', { actor: 'clock 1' }],
  ['actor', { actor: 'command a\0' }],
  ['actor', { actor: '__proto__' }],
  ['object', { object: 'issue one' }],
  ['object', { object: 'issue 99999999999' }],
  ['object', { object: `review ${'9'.repeat(30)}` }],
  ['object', { object: 'newsletter \0' }],
  ['before', { before: '-1' }],
  ['before', { before: '9'.repeat(30) }],
  ['limit', { limit: 0 }],
  ['limit', { limit: 1.5 }],
  ['limit', { limit: 201 }],
  ['limit', { limit: Number.NaN }],
])('a wrong %s is refused: %o', async (field, query) => {
  const { press } = await open();
  expect(await listActs(press, owner, query)).toMatchObject({
    kind: 'invalid',
    problems: [{ field }],
  });
});

test('an urgent correction is found by its name', async () => {
  const world = await openCorrected(fixture);
  const { press, newsletter } = world;
  await world.join('ana');
  const { id } = await world.queue('Codex');
  await world.compile();
  await world.send(1);
  await world.correct(id, 'Codex of 1999');
  await compileCorrection(press, owner, { id });
  const find = async (object: string) => {
    const listed = await listActs(press, owner, { newsletter, object });
    return listed.kind === 'listed' ? listed.page.acts : [];
  };
  expect(await find('issue correction-1')).toMatchObject([
    { step: 'compile-correction', object: { kind: 'issue', id: 'correction-1' } },
  ]);
  expect(await find('issue correction-2')).toEqual([]);
  const listed = await listIssues(press, owner, { newsletter });
  await world.queue('Another');
  await world.compile();
  const after = await listIssues(press, owner, { newsletter });
  const names = (list: typeof listed) =>
    list.kind === 'ok' ? list.issues.map(({ name }) => name) : [];
  expect(names(listed)).toEqual(['correction-1', '1']);
  expect(names(after)).toEqual(['2', 'correction-1', '1']);
});
