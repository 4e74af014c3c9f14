import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { approveIssue, compileIssue, showIssue } from '../issue/index.ts';
import { queued, testNewsletter, testPress } from '../press.fixture.ts';
import { findNewsletter, findNewsletterForReaders, setNewsletter } from './index.ts';

const fixture = withDatabase();
const open = () => testPress(fixture.db, '2026-03-09T12:00:00Z');

test('the first real newsletter becomes the default; the sample never does', async () => {
  const press = open();
  expect(await findNewsletter(press.db, null)).toEqual({ kind: 'none', slug: null, slugs: [] });
  // That slug is reserved for the sample newsletter, which can have no other.
  for (const wrong of [{ slug: 'sample' }, { slug: 'other', sample: true }]) {
    expect(await setNewsletter(press, owner, { ...wrong, title: 'X' })).toMatchObject({
      kind: 'invalid',
      problems: [{ field: 'slug' }],
    });
  }
  expect(await setNewsletter(press, owner, { sample: true, title: 'Sample' })).toMatchObject({
    kind: 'created',
    newsletter: { slug: 'sample', sample: true, default: false },
  });
  expect(await findNewsletter(press.db, null)).toMatchObject({ kind: 'none' });
  expect(await findNewsletterForReaders(press.db, null)).toMatchObject({
    newsletter: { slug: 'sample' },
  });
  expect(await setNewsletter(press, owner, {})).toMatchObject({
    kind: 'invalid',
    problems: [{ field: 'title' }],
  });
  const made = await Promise.all([
    setNewsletter(press, owner, { slug: 'one', title: 'One' }),
    setNewsletter(press, owner, { slug: 'two', title: 'Two' }),
    setNewsletter(press, owner, { slug: 'one', title: 'One' }),
  ]);
  const rows = await press.db.selectFrom('newsletter').select(['slug', 'is_default']).execute();
  expect(rows.filter((row) => row.is_default)).toHaveLength(1);
  expect(made.filter(({ kind }) => kind === 'created')).toHaveLength(2);
  expect(await findNewsletter(press.db, 'three')).toMatchObject({
    kind: 'none',
    slug: 'three',
    slugs: expect.arrayContaining(['one', 'two']),
  });
});

test('reports what changed, and every problem', async () => {
  const press = open();
  const slug = 'says';
  await setNewsletter(press, owner, { slug, title: 'Says' });
  expect(await setNewsletter(press, owner, { slug, maximum: 3 })).toMatchObject({
    kind: 'changed',
    newsletter: { maximum: 3, title: 'Says' },
  });
  expect(await setNewsletter(press, owner, { slug, maximum: 3 })).toMatchObject({
    kind: 'unchanged',
  });
  const refused = await setNewsletter(press, owner, {
    slug,
    timeZone: 'Nowhere',
    cadence: 'never',
  });
  expect(refused.kind === 'invalid' && refused.problems).toHaveLength(2);
});

test('open issues are recompiled if their bytes depend on the change', async () => {
  const press = open();
  const newsletter = 'bytes';
  await setNewsletter(press, owner, {
    slug: newsletter,
    title: 'Bytes',
    sender: 'a@example.com',
    postalAddress: 'Old Street 1',
  });
  await queued(press, newsletter, 'A review');
  await compileIssue(press, owner, { newsletter });
  await approveIssue(press, owner, { newsletter, number: 1, by: 'ada' });
  expect(await setNewsletter(press, owner, { slug: newsletter, undoWindow: '5m' })).toMatchObject({
    recompiled: [],
  });
  expect(
    await setNewsletter(press, owner, { slug: newsletter, postalAddress: 'New Road 2' }),
  ).toMatchObject({ kind: 'changed', recompiled: [{ number: 1, approvalVoided: true }] });
  const shown = await showIssue(press, owner, { newsletter, number: 1 });
  expect(shown).toMatchObject({ issue: { state: 'draft', approvedHash: null } });
  expect(shown.kind === 'ok' && shown.issue.renditions[0]?.text).toContain('New Road 2');
});

test('repeating an interrupted change recompiles the issues that it left out', async () => {
  const press = open();
  const newsletter = 'short';
  await setNewsletter(press, owner, {
    slug: newsletter,
    title: 'Short',
    postalAddress: 'Old Street 1',
  });
  await queued(press, newsletter, 'A review');
  await compileIssue(press, owner, { newsletter });
  let looks = 0;
  const dying = {
    ...press,
    clock: () => {
      looks += 1;
      if (looks > 1) throw new Error('killed');
      return press.clock();
    },
  };
  const change = { slug: newsletter, postalAddress: 'New Road 2' };
  await expect(setNewsletter(dying, owner, change)).rejects.toThrow('killed');
  expect(await setNewsletter(press, owner, change)).toMatchObject({
    kind: 'unchanged',
    recompiled: [{ number: 1 }],
  });
  const shown = await showIssue(press, owner, { newsletter, number: 1 });
  expect(shown.kind === 'ok' && shown.issue.renditions[0]?.text).toContain('New Road 2');
  expect(await setNewsletter(press, owner, change)).toMatchObject({ recompiled: [] });
});

test('a new theme recompiles open issues; setting it twice changes nothing', async () => {
  const press = open();
  const newsletter = 'themed';
  await setNewsletter(press, owner, { slug: newsletter, title: 'Themed' });
  await queued(press, newsletter, 'A review');
  await compileIssue(press, owner, { newsletter });
  const set = (theme: unknown) => setNewsletter(press, owner, { slug: newsletter, theme });
  const theme = { light: { panel: '#eaf3f1', accent: '#0b5d4b' } };
  expect(await set(theme)).toMatchObject({
    kind: 'changed',
    newsletter: { theme },
    recompiled: [{ number: 1 }],
  });
  const shown = await showIssue(press, owner, { newsletter, number: 1 });
  expect(shown.kind === 'ok' && shown.issue.renditions[0]?.html).toContain('color:#0b5d4b');
  expect(await set(theme)).toMatchObject({ kind: 'unchanged', recompiled: [] });
  expect(await set({ light: { accent: '#dddddd' } })).toMatchObject({
    kind: 'invalid',
    problems: [{ field: 'theme' }],
  });
  expect(await set(null)).toMatchObject({ kind: 'changed', newsletter: { theme: null } });
});

test('two people change different settings from the same version, and the same one conflicts', async () => {
  const press = testPress(fixture.db, '2026-03-09T12:00:00Z');
  const { slug, version } = await testNewsletter(press);
  const set = (change: object) => setNewsletter(press, owner, { slug, version, ...change });
  expect(await set({ sender: 'Ours <ours@digest.example>', cutOff: '1h' })).toMatchObject({
    kind: 'changed',
    newsletter: { version: version + 1 },
  });
  expect(await set({ title: 'Renamed' })).toMatchObject({
    kind: 'changed',
    newsletter: { title: 'Renamed', cutOff: '1h', version: version + 2 },
  });
  expect(await set({ cutOff: '3h', maximum: 9 })).toEqual({
    kind: 'conflict',
    base: version,
    version: version + 2,
    fields: [{ field: 'cutOff', theirs: '1h', yours: '3h' }],
  });
  expect(await set({ cutOff: '60m' })).toMatchObject({ kind: 'unchanged' });
});

test('what readers may choose is kept in order and shown', async () => {
  const press = testPress(fixture.db, '2026-03-09T12:00:00Z');
  const made = await testNewsletter(press, { floors: [5, 4.5], topics: ['Sea', 'AI & Work'] });
  expect(made).toMatchObject({ floors: [4.5, 5], topics: ['Sea', 'AI & Work'] });
  const refused = await setNewsletter(press, owner, {
    slug: made.slug,
    floors: [9],
    topics: ['sea', 'Sea'],
  });
  expect(refused).toMatchObject({
    kind: 'invalid',
    problems: [{ field: 'floors' }, { field: 'topics' }],
  });
  const cleared = await setNewsletter(press, owner, { slug: made.slug, floors: [], topics: [] });
  expect(cleared).toMatchObject({ newsletter: { floors: [], topics: [] } });
});
