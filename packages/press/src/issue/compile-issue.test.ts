import { describeRefusal } from '@galley/contract/refusals';
import { CLOCK } from '@galley/core/editor';
import type { Review } from '@galley/core/review';
import { readReview } from '@galley/core/review/formats';
import { owner, withDatabase } from '@galley/test/kit';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { holdReview, listReviews, queueReview } from '../review/index.ts';
import { queued, testNewsletter, testPress, type TestPress } from '../press.fixture.ts';
import {
  approveIssue,
  cancelIssue,
  compileIssue,
  preflightIssue,
  runSlots,
  showIssue,
} from './index.ts';

const fixture = withDatabase();

async function open(change: Parameters<typeof testNewsletter>[1] = {}) {
  const press = testPress(fixture.db, '2026-03-09T12:00:00Z');
  return { press, newsletter: (await testNewsletter(press, change)).slug };
}

async function show(press: TestPress, newsletter: string, number = 1) {
  const shown = await showIssue(press, owner, { newsletter, number });
  if (shown.kind !== 'ok') throw new Error(shown.kind);
  return { ...shown.issue, titles: shown.issue.reviews.map(({ review }) => review.title) };
}

const stars = (value: number): Partial<Review> => ({ rating: { value, max: 5 } });

async function waiting(press: TestPress, newsletter: string) {
  const listed = await listReviews(press, owner, { newsletter });
  return listed.kind === 'ok' ? listed.reviews.map(({ review }) => review.title) : [];
}

test('the seed review alone passes preflight, and the mail holds every word of it', async () => {
  const { press, newsletter } = await open();
  const path = fileURLToPath(import.meta.resolve('@galley/core/fixtures/seed-review.txt'));
  const seed = readReview({ file: 'seed-review.txt', bytes: await readFile(path) });
  if (seed.kind === 'invalid') throw new Error('the seed does not parse');
  await queueReview(press, owner, { newsletter, review: seed.review });
  expect(await compileIssue(press, owner, { newsletter })).toMatchObject({
    kind: 'compiled',
    issue: {
      number: 1,
      state: 'draft',
      slot: '2026-03-13',
      dueAt: '2026-03-13T08:00:00.000Z',
      subject: "Inside OpenAI's Race to Catch Up to Claude Code",
    },
  });
  const preflight = await preflightIssue(press, owner, { newsletter, number: 1 });
  if (preflight.kind !== 'ok') throw new Error(preflight.kind);
  const { passes, findings } = preflight.report;
  expect(passes).toBe(true);
  expect(findings.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual([
    'no-readers warns',
    'empty-heading informs',
    'reading-time informs',
  ]);
  const { preheader, renditions } = await show(press, newsletter);
  expect(preheader).toMatch(/^This in-depth article explores how OpenAI/);
  const text = renditions[0]?.text.replaceAll(/\s+/g, ' ');
  for (const words of paragraphsOf(seed.review)) expect(text).toContain(words);
  expect(renditions[0]?.html).toContain('https://digest.example/reviews/inside-openais-race');
});

const paragraphsOf = (review: Review): readonly string[] => [
  ...review.summary,
  ...review.keyFindings.map((finding) => finding.text),
  ...review.analysis.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.type === 'paragraph' ? [block.text] : [])),
  ),
  ...review.whyItMatters,
];

test('an empty queue makes no issue', async () => {
  const { press, newsletter } = await open();
  expect(await compileIssue(press, owner, { newsletter })).toEqual({
    kind: 'nothing-queued',
    held: 0,
  });
});

test('a queue whose reviews are all held makes no issue, and the refusal says so', async () => {
  const { press, newsletter } = await open();
  const { id } = await queued(press, newsletter, 'A');
  await holdReview(press, owner, id);
  const refused = await compileIssue(press, owner, { newsletter });
  expect(refused).toEqual({ kind: 'nothing-queued', held: 1 });
  expect(refused.kind === 'nothing-queued' && describeRefusal(refused)).toMatchObject({
    sentence: 'No review is ready: one is held.',
    command: 'Stop holding one: galley review hold ID --off',
  });
});

test('recompiling adds what was queued since, and carries over what exceeds the maximum', async () => {
  const { press, newsletter } = await open({ maximum: 2 });
  await queued(press, newsletter, 'B', { rating: { value: 4, max: 5 } });
  await queued(press, newsletter, 'C', { rating: { value: 3, max: 5 } });
  expect(await compileIssue(press, owner, { newsletter })).toMatchObject({
    issue: { again: false, carriedOver: 0 },
  });
  await queued(press, newsletter, 'A', { rating: { value: 5, max: 5 } });
  expect(await compileIssue(press, owner, { newsletter })).toMatchObject({
    kind: 'compiled',
    issue: { number: 1, subject: 'A', again: true, reviews: ['A', 'B'], carriedOver: 1 },
  });
  expect((await show(press, newsletter)).titles).toEqual(['A', 'B']);
  expect(await waiting(press, newsletter)).toEqual(['C']);
});

test('new bytes void an approval; the same bytes keep it', async () => {
  const { press, newsletter } = await open();
  await queued(press, newsletter, 'A');
  await compileIssue(press, owner, { newsletter });
  await approveIssue(press, owner, { newsletter, number: 1, by: 'ada' });
  expect(await compileIssue(press, owner, { newsletter })).toMatchObject({
    issue: { state: 'approved', approvedBy: 'ada', approvalVoided: false },
  });
  await queued(press, newsletter, 'B');
  expect(await compileIssue(press, owner, { newsletter })).toMatchObject({
    issue: {
      state: 'draft',
      approvedHash: null,
      approvedBy: null,
      approvedAt: null,
      approvalVoided: true,
    },
  });
});

test('a cancelled draft frees its reviews and its slot for a person, not for a scheduler', async () => {
  const { press, newsletter } = await open();
  await queued(press, newsletter, 'A');
  await compileIssue(press, owner, { newsletter });
  expect(await cancelIssue(press, owner, { newsletter, number: 1 })).toMatchObject({
    kind: 'done',
    issue: { requeued: 1 },
  });
  expect(await waiting(press, newsletter)).toEqual(['A']);
  const cutOff = { ...press, clock: () => new Date('2026-03-13T07:00:00Z') };
  const run = await runSlots(cutOff, CLOCK);
  if (run.kind !== 'ran') throw new Error(run.kind);
  const touched = [...run.compiled, ...run.skipped];
  expect(touched.filter((each) => each.newsletter === newsletter)).toEqual([]);
  const tooLate = { ...press, clock: () => new Date('2026-03-14T07:00:00Z') };
  expect(await compileIssue(tooLate, owner, { newsletter, slot: '2026-03-13' })).toMatchObject({
    kind: 'no-slot',
    detail: 'it is past its lateness limit',
  });
  expect(await compileIssue(press, owner, { newsletter })).toMatchObject({
    issue: { number: 1, slot: '2026-03-13' },
  });
});

test('only a due date of the cadence within its lateness limit is a slot', async () => {
  const { press, newsletter } = await open();
  await queued(press, newsletter, 'A');
  for (const slot of ['2026-03-14', '2026-02-30', 'friday', '2026-03-06']) {
    expect(await compileIssue(press, owner, { newsletter, slot })).toMatchObject({
      kind: 'no-slot',
      slot,
    });
  }
  expect(await compileIssue(press, owner, { newsletter, slot: '2026-03-27' })).toMatchObject({
    issue: { slot: '2026-03-27', dueAt: '2026-03-27T08:00:00.000Z' },
  });
});

test('an extra issue has no slot', async () => {
  const { press, newsletter } = await open();
  await queued(press, newsletter, 'A');
  expect(await compileIssue(press, owner, { newsletter, extra: true })).toMatchObject({
    issue: { number: 1, slot: null, dueAt: null },
  });
  await queued(press, newsletter, 'B');
  expect(await compileIssue(press, owner, { newsletter })).toMatchObject({
    issue: { number: 2, slot: '2026-03-13', reviews: ['B'] },
  });
});

test('concurrent compilations make one issue of the slot, with every review once', async () => {
  const { press, newsletter } = await open();
  for (const title of ['A', 'B', 'C']) await queued(press, newsletter, title);
  const outcomes = await Promise.all(
    Array.from({ length: 6 }, async () => compileIssue(press, owner, { newsletter })),
  );
  expect(outcomes.map((each) => each.kind === 'compiled' && each.issue.number)).toEqual(
    Array.from({ length: 6 }, () => 1),
  );
  expect(outcomes.filter((each) => each.kind === 'compiled' && !each.issue.again)).toHaveLength(1);
  expect((await show(press, newsletter)).titles).toEqual(['A', 'B', 'C']);
});

test('reviews are shortened until the mail fits, and the issue records which', async () => {
  const { press, newsletter } = await open();
  const analysis: Review['analysis'] = [
    { heading: null, blocks: [{ type: 'paragraph', text: 'word '.repeat(12_000) }] },
  ];
  await queued(press, newsletter, 'A', { ...stars(5), analysis });
  await queued(press, newsletter, 'B', { ...stars(4), analysis });
  expect(await compileIssue(press, owner, { newsletter })).toMatchObject({
    issue: { extents: ['full', 'summary'] },
  });
  const { reviews, renditions } = await show(press, newsletter);
  expect(reviews.map(({ extent }) => extent)).toEqual(['full', 'summary']);
  expect(Buffer.byteLength(renditions[0]?.html ?? '')).toBeLessThan(100_000);
});

test('preflight stops an issue that Gmail would clip; a person can override it with a reason', async () => {
  const { press, newsletter } = await open();
  // The headlines alone are too long, so nothing is left to shorten.
  await queued(press, newsletter, 'word '.repeat(25_000));
  await compileIssue(press, owner, { newsletter });
  const ref = { newsletter, number: 1, by: 'ada' };
  expect(await approveIssue(press, owner, ref)).toMatchObject({
    kind: 'stopped',
    stops: [{ rule: 'over-clip' }],
  });
  const overrides = [{ rule: 'over-clip', because: 'a special issue' }];
  expect(await approveIssue(press, owner, { ...ref, overrides })).toMatchObject({
    kind: 'approved',
    issue: { state: 'approved', overrides: [{ ...overrides[0], by: 'ada' }] },
  });
});
