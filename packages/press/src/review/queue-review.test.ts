import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { approveIssue, compileIssue, preflightIssue, releaseIssue } from '../issue/index.ts';
import { queued, testNewsletter, testPress, testReview } from '../press.fixture.ts';
import { editReview, holdReview, queueReview, removeReview, showReview } from './index.ts';

const fixture = withDatabase();
async function open() {
  const press = testPress(fixture.db, '2026-03-09T12:00:00Z');
  return { press, newsletter: (await testNewsletter(press)).slug };
}

const url = 'https://www.wired.com/story/codex/?utm_source=x';
const sameArticle = testReview('Another title', { url: 'http://amp.wired.com/story/codex#top' });

test('a queued article is refused with its place', async () => {
  const { press, newsletter } = await open();
  await queued(press, newsletter, 'First', { rating: { value: 5, max: 5 } });
  await queued(press, newsletter, 'Codex', { url });
  expect(await queueReview(press, owner, { newsletter, review: sameArticle })).toMatchObject({
    kind: 'already-queued',
    title: 'Codex',
    by: 'url',
    where: { kind: 'queue', place: 2, queuedAt: press.clock().toISOString() },
  });
  expect(
    await queueReview(press, owner, { newsletter, review: sameArticle, again: true }),
  ).toMatchObject({
    kind: 'queued',
  });
});

test('a featured article is refused with its issue and date', async () => {
  const { press, newsletter } = await open();
  await queued(press, newsletter, 'Codex', { url });
  await compileIssue(press, owner, { newsletter, slot: '2026-03-13' });
  const draft = await queueReview(press, owner, { newsletter, review: sameArticle });
  expect(draft).toMatchObject({ where: { kind: 'issue', number: 1, state: 'draft' } });
  await approveIssue(press, owner, { newsletter, number: 1, by: 'ada' });
  press.setClock('2026-03-13T08:00:00Z');
  await releaseIssue(press, owner, { newsletter, number: 1 });
  press.setClock('2026-04-01T00:00:00Z');
  expect(await queueReview(press, owner, { newsletter, review: sameArticle })).toMatchObject({
    kind: 'already-queued',
    where: {
      kind: 'issue',
      number: 1,
      state: 'sending',
      on: '2026-03-13T08:00:00.000Z',
    },
  });
});

test('without a URL the same title and outlet count as the same article', async () => {
  const { press, newsletter } = await open();
  await queued(press, newsletter, 'Codex Now', { outlet: 'The Wire' });
  const review = testReview('CODEX\u00a0now', { outlet: 'The\u202f wire' });
  expect(await queueReview(press, owner, { newsletter, review })).toMatchObject({
    kind: 'already-queued',
    by: 'title-and-outlet',
  });
  const elsewhere = testReview('Codex Now', { outlet: 'The Verge' });
  expect(await queueReview(press, owner, { newsletter, review: elsewhere })).toMatchObject({
    kind: 'queued',
  });
});

test('titles that differ in quotes, normal form and blanks are one article to queue and preflight', async () => {
  const { press, newsletter } = await open();
  await queued(press, newsletter, 'It’s a “Quiet\u00a0Night” in the Café');
  await compileIssue(press, owner, { newsletter });
  await approveIssue(press, owner, { newsletter, number: 1, by: 'ada' });
  await releaseIssue(press, owner, { newsletter, number: 1 });
  const review = testReview(`It's a "Quiet Night" in  the Cafe\u0301`);
  expect(await queueReview(press, owner, { newsletter, review })).toMatchObject({
    kind: 'already-queued',
    by: 'title-and-outlet',
    where: { kind: 'issue', number: 1 },
  });
  await queueReview(press, owner, { newsletter, review, again: true });
  await compileIssue(press, owner, { newsletter, extra: true });
  const checked = await preflightIssue(press, owner, { newsletter, number: 2, asking: 'remember' });
  expect(checked).toMatchObject({
    kind: 'ok',
    report: {
      findings: expect.arrayContaining([expect.objectContaining({ rule: 'already-featured' })]),
    },
  });
});

test('share links and wrapped links of a queued article are refused', async () => {
  const { press, newsletter } = await open();
  await queued(press, newsletter, 'Codex', { url: 'https://harbor.example/q' });
  for (const url of [
    'https://harbor.example/q?st=a1b2C3&reflink=desktopwebshare_permalink',
    'https://harbor.example//q/index.html?mod=hp_lead_pos1',
    'https://www.google.com/url?q=https%3A%2F%2Fharbor.example%2Fq&sa=D',
  ]) {
    const review = testReview('Another title', { url });
    expect(await queueReview(press, owner, { newsletter, review })).toMatchObject({
      kind: 'already-queued',
      by: 'url',
    });
  }
  const other = testReview('Another title', { url: 'https://harbor.example/q?id=7' });
  expect(await queueReview(press, owner, { newsletter, review: other })).toMatchObject({
    kind: 'queued',
  });
});

test('an edit that gives a review without URL the title of another is refused', async () => {
  const { press, newsletter } = await open();
  await queued(press, newsletter, 'Codex');
  const { id } = await queued(press, newsletter, 'Other');
  expect(await editReview(press, owner, { id, review: testReview('CODEX') })).toMatchObject({
    kind: 'already-queued',
    by: 'title-and-outlet',
  });
  const corrected = testReview('Other', { summary: ['Corrected.'] });
  expect(await editReview(press, owner, { id, review: corrected })).toMatchObject({
    kind: 'changed',
  });
});

test('a removed review, or one of another newsletter, does not block a new one', async () => {
  const { press, newsletter } = await open();
  const other = await testNewsletter(press);
  await queued(press, other.slug, 'Codex', { url });
  const { id } = await queued(press, newsletter, 'Codex', { url });
  await removeReview(press, owner, id);
  expect(await queueReview(press, owner, { newsletter, review: sameArticle })).toMatchObject({
    kind: 'queued',
  });
});

test('reviews queued at once get different slugs, and one article is queued once', async () => {
  const { press, newsletter } = await open();
  const other = (await testNewsletter(press)).slug;
  const titles = await Promise.all(
    Array.from({ length: 12 }, async (_, index) =>
      queueReview(press, owner, {
        newsletter: index % 2 === 0 ? newsletter : other,
        review: testReview('The same title', { outlet: `Outlet ${index}` }),
      }),
    ),
  );
  const slugs = titles.map((outcome) => outcome.kind === 'queued' && outcome.review.slug);
  expect(new Set(slugs)).toEqual(
    new Set([
      'the-same-title',
      ...Array.from({ length: 11 }, (_, index) => `the-same-title-${index + 2}`),
    ]),
  );
  const outcomes = await Promise.all(
    Array.from({ length: 6 }, async () =>
      queueReview(press, owner, { newsletter, review: sameArticle }),
    ),
  );
  expect(outcomes.filter(({ kind }) => kind === 'queued')).toHaveLength(1);
});

test('an edit is refused if another review has the article; it renames until compiled', async () => {
  const { press, newsletter } = await open();
  await queued(press, newsletter, 'Codex', { url });
  const { id } = await queued(press, newsletter, 'Other');
  expect(await editReview(press, owner, { id, review: sameArticle })).toMatchObject({
    kind: 'already-queued',
  });
  const edited = await editReview(press, owner, { id, review: testReview('Better title') });
  expect(edited).toMatchObject({
    kind: 'changed',
    review: { slug: 'better-title', review: { title: 'Better title' } },
  });
  await compileIssue(press, owner, { newsletter });
  const best = { id, review: testReview('Best title'), apply: true };
  expect(await editReview(press, owner, best)).toMatchObject({
    kind: 'changed',
    review: { slug: 'better-title', review: { title: 'Best title' } },
  });
});

test('a removed review stays as it is, and an unknown id is named', async () => {
  const { press, newsletter } = await open();
  const { id } = await queued(press, newsletter, 'Codex');
  await removeReview(press, owner, id);
  expect(await holdReview(press, owner, id)).toMatchObject({ kind: 'review-state' });
  expect(await editReview(press, owner, { id, review: testReview('X') })).toMatchObject({
    kind: 'review-state',
  });
  for (const unknown of ['999999', '0', '-1', '1e3', 'codex', '99999999999999999999']) {
    expect(await showReview(press, owner, unknown)).toEqual({ kind: 'no-review', id: unknown });
  }
});

test('an unknown newsletter is named', async () => {
  const { press } = await open();
  expect(
    await queueReview(press, owner, { newsletter: 'nope', review: testReview('X') }),
  ).toMatchObject({
    kind: 'no-newsletter',
    slug: 'nope',
  });
});
