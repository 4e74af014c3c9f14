import type { Database, Kysely } from '@galley/db';
import { owner } from '../../../../test/kit/owner.ts';
import { queued, testNewsletter, testPress } from '../press.fixture.ts';
import { approveIssue } from './approve-issue.ts';
import { compileIssue } from './compile-issue.ts';
import { releaseIssue } from './release-issue.ts';

/** The first issue of a new newsletter, compiled from one review. */
export async function compiled(
  db: Kysely<Database>,
  change: Parameters<typeof testNewsletter>[1] = {},
) {
  const press = testPress(db, '2026-03-09T12:00:00Z');
  const { id: newsletterId, slug: newsletter } = await testNewsletter(press, change);
  const { id } = await queued(press, newsletter, 'A');
  const outcome = await compileIssue(press, owner, { newsletter });
  if (outcome.kind !== 'compiled') throw new Error(outcome.kind);
  const ref = { newsletter, number: 1 };
  return { press, newsletterId, newsletter, reviewId: id, issue: outcome.issue, ref };
}

/** The same issue, approved and released. */
export async function released(...its: Parameters<typeof compiled>) {
  const opened = await compiled(...its);
  await approveIssue(opened.press, owner, { ...opened.ref, by: 'ada' });
  await releaseIssue(opened.press, owner, opened.ref);
  return opened;
}
