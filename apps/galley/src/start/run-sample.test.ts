import { sql } from '@galley/db';
import { approveIssue, compileIssue, listIssues } from '@galley/press/issue';
import { setNewsletter } from '@galley/press/newsletter';
import { queueReview } from '@galley/press/review';
import { createKeyring, createLog } from '@galley/runtime';
import { owner, withDatabase } from '@galley/test/kit';
import { expect, it } from 'vitest';
import { runSample, type SamplePress } from './run-sample.ts';

const fixture = withDatabase();

const pressAt = (publicUrl: string): SamplePress => ({
  actor: owner,
  db: fixture.db,
  clock: () => new Date(),
  publicUrl,
  providerUrl: `${publicUrl}/sandbox`,
  keyring: createKeyring(['a key for tests, of 32 characters or more']),
  log: createLog({ level: 'silent', name: 'sample' }),
});

it.each([
  ['its approval', false],
  ['its release', true],
])('a sample killed before %s continues on another port', async (_, isApproved) => {
  await sql`truncate newsletter, review cascade`.execute(fixture.db);
  const before = pressAt('http://127.0.0.1:3000');
  await setNewsletter(before, owner, {
    slug: 'sample',
    sample: true,
    title: 'The Galley Sample',
    sender: 'The Galley Sample <press@galley.example>',
    postalAddress: 'Galley, 1 Press Row, Anytown',
    undoWindow: '0',
  });
  await queueReview(before, owner, { newsletter: 'sample', review: REVIEW });
  await compileIssue(before, owner, { newsletter: 'sample', extra: true });
  const ref = { newsletter: 'sample', number: 1, by: 'a test' };
  if (isApproved) await approveIssue(before, owner, ref);

  const after = pressAt('http://127.0.0.1:4000');
  const moved = await approveIssue(after, owner, ref);
  expect(moved).toMatchObject({ kind: 'stopped' });

  await runSample(after, AbortSignal.abort());
  expect(await listIssues(after, owner, { newsletter: 'sample' })).toMatchObject({
    kind: 'ok',
    issues: [{ number: 1, state: 'sending' }],
  });
});

const REVIEW = {
  title: 'A review',
  rating: null,
  outlet: 'WIRED',
  publishedOn: null,
  authors: [],
  url: null,
  topics: [],
  summary: ['What it says.'],
  keyFindings: [],
  analysis: [],
  whyItMatters: [],
  sections: [],
};
