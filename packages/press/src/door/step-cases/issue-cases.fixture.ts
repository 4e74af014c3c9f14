import type { StepName } from '@galley/core/editor';
import { finishIssue, openDeliveryPartition, sql, type Database, type Kysely } from '@galley/db';
import { owner } from '../../../../../test/kit/owner.ts';
import * as issue from '../../issue/index.ts';
import * as newsletter from '../../newsletter/index.ts';
import { queued, testReview } from '../../press.fixture.ts';
import * as proof from '../../proof/index.ts';
import * as review from '../../review/index.ts';
import { onIssue, type StepCase } from './world.fixture.ts';

/** Steps on issues and their slots. */
export const ISSUE_CASES = {
  'set-issue': onIssue('draft', (deps, actor, ref) =>
    issue.setIssue(deps, actor, { ...ref, subject: 'Ours' }),
  ),
  'send-test': onIssue('draft', (deps, actor, ref) => {
    const handOver: issue.HandOver = async () => ({ kind: 'accepted', ids: ['1'] });
    return issue.sendTest({ ...deps, handOver }, actor, ref);
  }),
  'mark-proof-read': async ({ deps, made, draft }) => {
    await draft();
    const read = { newsletterId: made.id, number: 1, contentHash: 'hash', renditions: [] };
    return {
      take: (actor) => proof.markProofRead(deps, actor, read),
      on: 'newsletter',
      id: made.id,
    };
  },
  'compile-issue': async ({ deps, made, queue }) => {
    await queue();
    return {
      take: (actor) => issue.compileIssue(deps, actor, { newsletter: made.slug }),
      on: 'issue',
    };
  },
  'compile-best-of': async ({ deps, made, sending }) => {
    await queued(deps, made.slug, 'Best', { rating: { value: 5, max: 5 } });
    await sending();
    const input = { newsletter: made.slug, month: '2026-03' };
    return { take: (actor) => issue.compileBestOf(deps, actor, input), on: 'issue' };
  },
  'compile-correction': async ({ deps, made, sending, subscriptionId }) => {
    const reader = await subscriptionId();
    const old = await sending();
    await makeUncertain(deps.db, old, reader);
    await sql`update delivery set state = 'accepted' where issue_id = ${old}`.execute(deps.db);
    const listed = await review.listReviews(deps, owner, { newsletter: made.slug, all: true });
    const id = listed.kind === 'ok' ? (listed.reviews[0]?.id ?? '') : '';
    const correction = { id, review: testReview('Better'), note: 'A name was wrong.' };
    await review.correctReview(deps, owner, correction);
    return { take: (actor) => issue.compileCorrection(deps, actor, { id }), on: 'issue' };
  },
  'approve-issue': onIssue('draft', (deps, actor, ref) =>
    issue.approveIssue(deps, actor, { ...ref, by: 'ada' }),
  ),
  'release-issue': onIssue('approved', issue.releaseIssue),
  'import-back-issues': async ({ deps, made }) => ({
    take: (actor) =>
      issue.importBackIssues(deps, actor, {
        newsletter: made.slug,
        reviews: [{ review: testReview('Of the past'), postedOn: '2020-01-01' }],
        dryRun: false,
      }),
    on: 'newsletter',
    id: made.id,
  }),
  'take-back-issue': async ({ deps, made, ref, sending }) => {
    await newsletter.changeNewsletter(deps, owner, { slug: made.slug, undoWindow: '60s' });
    const id = await sending();
    return { take: (actor) => issue.takeBackIssue(deps, actor, ref), on: 'issue', id };
  },
  'send-again': async ({ deps, ref, sending, subscriptionId }) => {
    const reader = await subscriptionId();
    const id = await sending();
    await makeUncertain(deps.db, id, reader);
    await sql`update issue set frozen_at = now(), audience = 1 where id = ${id}`.execute(deps.db);
    const told = { decision: 'rejected', by: 'ada', because: 'asked' } as const;
    await issue.decideUncertain(deps, owner, { ...ref, ...told, address: deps.address });
    await finishIssue(deps.db, id);
    return { take: (actor) => issue.sendAgain(deps, actor, ref), on: 'issue', id };
  },
  'hold-issue': async ({ deps, made, draft }) => {
    await leaveAlone(deps.db, made.id);
    // Dated the day of its slot, so that the clock has nothing else to do.
    deps.setClock('2026-03-13T05:00:00Z');
    const id = await draft();
    deps.setClock('2026-03-13T08:00:00Z');
    return {
      take: (actor) => issue.runSlots(deps, actor),
      on: 'issue',
      id,
      refusedAs: 'skip-slot',
    };
  },
  'skip-slot': async ({ deps, made }) => {
    await leaveAlone(deps.db, made.id);
    deps.setClock('2026-03-13T06:00:00Z');
    return { take: (actor) => issue.runSlots(deps, actor), on: 'newsletter', id: made.id };
  },
  'pause-issue': onIssue('sending', issue.pauseIssue),
  'resume-issue': async ({ deps, ref, sending }) => {
    const id = await sending();
    await issue.pauseIssue(deps, owner, ref);
    return { take: (actor) => issue.resumeIssue(deps, actor, ref), on: 'issue', id };
  },
  'cancel-issue': onIssue('draft', issue.cancelIssue),
  'reconcile-issue': onIssue('sending', (deps, actor, ref) =>
    issue.reconcileIssue(deps, actor, { ...ref, readBack: async () => ({ kind: 'read' }) }),
  ),
  'decide-uncertain': async ({ deps, ref, sending, subscriptionId }) => {
    const reader = await subscriptionId();
    const id = await sending();
    await makeUncertain(deps.db, id, reader);
    const told = { decision: 'accepted', by: 'ada', because: 'asked' } as const;
    const input = { ...ref, ...told, address: deps.address };
    return { take: (actor) => issue.decideUncertain(deps, actor, input), on: 'issue', id };
  },
} satisfies Partial<Record<StepName, StepCase>>;

/** Keeps the scheduler off the newsletters of other cases: samples have no slots. */
async function leaveAlone(db: Kysely<Database>, except: string): Promise<void> {
  await sql`update newsletter set is_sample = true, is_default = false
    where id <> ${except}`.execute(db);
}

/** Leaves a reader of an issue uncertain. */
export async function makeUncertain(
  db: Kysely<Database>,
  issueId: string,
  subscriptionId: string,
): Promise<void> {
  await openDeliveryPartition(db, issueId);
  const { bucket, subscriber_id: reader } = await db
    .selectFrom('subscription')
    .select(['bucket', 'subscriber_id'])
    .where('id', '=', subscriptionId)
    .executeTakeFirstOrThrow();
  const { rows: made } = await sql<{ id: string; rendition: string }>`
    insert into batch (bucket, issue_id, rendition_id, ordinal, size, attempt, state,
      idempotency_key, content_hash)
    select ${bucket}::smallint, issue_id, id, 1, 1, 1, 'uncertain', 'key ' || issue_id, hash
    from rendition where issue_id = ${issueId} and key = 'full'
    returning id, rendition_id as rendition`.execute(db);
  await sql`
    insert into delivery (bucket, issue_id, subscriber_id, subscription_id, batch_id, rendition_id,
      address, address_canonical, state)
    select bucket, ${issueId}::bigint, id, ${subscriptionId}::bigint, ${made[0]?.id}::bigint,
      ${made[0]?.rendition}::bigint, address, address_canonical, 'uncertain'
    from subscriber where bucket = ${bucket} and id = ${reader}`.execute(db);
}
