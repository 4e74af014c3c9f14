import { owner, withDatabase } from '@galley/test/kit';
import { expect, test } from 'vitest';
import { setNewsletter } from '../newsletter/index.ts';
import { proofIssue } from '../proof/index.ts';
import { listReviews } from '../review/index.ts';
import { queued, testNewsletter, testPress, type TestPress } from '../press.fixture.ts';
import {
  approveIssue,
  cancelIssue,
  compileBestOf,
  compileIssue,
  preflightIssue,
  releaseIssue,
  setIssue,
  showIssue,
} from './index.ts';

const fixture = withDatabase();
const MARCH = '2026-03';
const stars = (value: number) => ({ rating: { value, max: 5 } });

/** Two sent issues of March: A with five stars and B with three; C with four and D unrated. */
async function open() {
  const press = testPress(fixture.db, '2026-03-09T12:00:00Z');
  const newsletter = (await testNewsletter(press)).slug;
  await queued(press, newsletter, 'A', stars(5));
  await queued(press, newsletter, 'B', stars(3));
  await sendOut(press, newsletter, 1);
  await queued(press, newsletter, 'C', stars(4));
  await queued(press, newsletter, 'D', { rating: null });
  await sendOut(press, newsletter, 2);
  return { press, newsletter };
}

async function sendOut(press: TestPress, newsletter: string, number: number) {
  await compileIssue(press, owner, { newsletter, extra: true });
  await approveIssue(press, owner, { newsletter, number, by: 'ada' });
  const released = await releaseIssue(press, owner, { newsletter, number });
  if (released.kind !== 'done') throw new Error(released.kind);
}

async function states(press: TestPress, newsletter: string) {
  const listed = await listReviews(press, owner, { newsletter, all: true });
  return listed.kind === 'ok' ? listed.reviews.map(({ state }) => state) : [];
}

test('a best-of holds the month’s rated reviews, best first, each with the issue that featured it', async () => {
  const { press, newsletter } = await open();
  expect(await compileBestOf(press, owner, { newsletter, month: MARCH })).toMatchObject({
    kind: 'compiled',
    issue: {
      number: 3,
      again: false,
      bestOf: MARCH,
      slot: null,
      subject: 'The Best of March 2026',
      reviews: ['A', 'C', 'B'],
    },
  });
  const shown = await showIssue(press, owner, { newsletter, number: 3 });
  const text = shown.kind === 'ok' ? (shown.issue.renditions[0]?.text ?? '') : '';
  expect(text).toContain('from issue 2');
  const report = await preflightIssue(press, owner, { newsletter, number: 3 });
  expect(report.kind === 'ok' && report.report.passes).toBe(true);
  const rules = report.kind === 'ok' ? report.report.findings.map(({ rule }) => rule) : [];
  expect(rules).not.toContain('shortened-review');
  const proof = await proofIssue(press, owner, { newsletter, number: 3 });
  expect(proof.kind === 'ok' && proof.reviews.map(({ document }) => document.title)).toEqual([
    'A',
    'C',
    'B',
  ]);
});

test('it stays a best-of when recompiled, when settings change and when lines are set', async () => {
  const { press, newsletter } = await open();
  await compileBestOf(press, owner, { newsletter, month: MARCH });
  await setIssue(press, owner, { newsletter, number: 3, preheader: 'Ours' });
  await setNewsletter(press, owner, { slug: newsletter, title: 'Another title' });
  expect(await compileBestOf(press, owner, { newsletter, month: MARCH })).toMatchObject({
    issue: { number: 3, again: true, subject: 'The Best of March 2026', preheader: 'Ours' },
  });
  const shown = await showIssue(press, owner, { newsletter, number: 3 });
  expect(shown.kind === 'ok' && shown.issue.renditions[0]?.text).toMatch(
    /Another title[\s\S]*from issue 2/,
  );
});

test('lines return to the proposal in the newsletter’s current language', async () => {
  const { press, newsletter } = await open();
  await compileBestOf(press, owner, { newsletter, month: MARCH });
  await setIssue(press, owner, { newsletter, number: 3, subject: 'Ours' });
  expect(await setIssue(press, owner, { newsletter, number: 3, subject: null })).toMatchObject({
    issue: { subject: 'The Best of March 2026' },
  });
  await setNewsletter(press, owner, { slug: newsletter, language: 'de' });
  const shown = await showIssue(press, owner, { newsletter, number: 3 });
  expect(shown).toMatchObject({ issue: { subject: 'Das Beste im März 2026', bestOf: MARCH } });
});

test('a month not yet over has a best-of so far; a future month has none', async () => {
  const { press, newsletter } = await open();
  const ask = async (month: string) => compileBestOf(press, owner, { newsletter, month });
  press.setClock('2026-03-31T22:30:00Z');
  expect(await ask(MARCH)).toMatchObject({
    kind: 'compiled',
    issue: { again: false, monthIsOver: false },
  });
  expect(await ask('2026-04')).toMatchObject({
    kind: 'invalid',
    problems: [
      {
        field: 'bestOf',
        problem: 'found 2026-04, which has not begun, expected 2026-03 or a month before it',
      },
    ],
  });
  // London is on summer time, so it is already April there.
  press.setClock('2026-03-31T23:30:00Z');
  expect(await ask(MARCH)).toMatchObject({
    kind: 'compiled',
    issue: { again: true, monthIsOver: true },
  });
  expect(await ask('2026-04')).toMatchObject({ kind: 'nothing-rated' });
});

test('reviews stay featured whether the best-of is sent or cancelled', async () => {
  const { press, newsletter } = await open();
  const featured = Array.from({ length: 4 }, () => 'featured');
  await compileBestOf(press, owner, { newsletter, month: MARCH });
  expect(await states(press, newsletter)).toEqual(featured);
  expect(await cancelIssue(press, owner, { newsletter, number: 3 })).toMatchObject({
    issue: { requeued: 0 },
  });
  expect(await states(press, newsletter)).toEqual(featured);
  await compileBestOf(press, owner, { newsletter, month: MARCH });
  await approveIssue(press, owner, { newsletter, number: 3, by: 'ada' });
  await releaseIssue(press, owner, { newsletter, number: 3 });
  expect(await states(press, newsletter)).toEqual(featured);
  expect(await compileBestOf(press, owner, { newsletter, month: MARCH })).toEqual({
    kind: 'already-out',
    number: 3,
  });
});

test('a month without rated reviews has no best-of, and an invalid month is refused', async () => {
  const { press, newsletter } = await open();
  const ask = async (month: string) => compileBestOf(press, owner, { newsletter, month });
  expect(await ask('2026-02')).toEqual({ kind: 'nothing-rated', month: '2026-02' });
  for (const month of ['2026-13', '2026-3', 'march']) {
    expect(await ask(month)).toMatchObject({ kind: 'invalid' });
  }
});
