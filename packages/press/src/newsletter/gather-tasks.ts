import { mayTake, type Actor, type StepName } from '@galley/core/editor';
import { selectReviews, type Task } from '@galley/core/issue';
import type { Slot } from '@galley/core/newsletter';
import {
  listAwaitingIssues,
  listFeaturedBefore,
  listPendingReviews,
  listUncertainIssues,
  type AwaitingIssue,
  type Database,
  type Kysely,
  type NewsletterRow,
} from '@galley/db';
import { foreseeFor, gatherFourEyes } from '../approval/gather-four-eyes.ts';
import type { RankedRow } from '../compile/ranked-review.ts';

/** Which step ends a task; the task waits for those who may take it. */
const ENDED_BY: { readonly [K in Task['kind']]: StepName } = {
  'too-few': 'queue-review',
  approve: 'approve-issue',
  'held-issue': 'release-issue',
  'paused-issue': 'resume-issue',
  uncertain: 'decide-uncertain',
  pending: 'apply-review',
  'featured-before': 'remove-review',
  'carried-over': 'move-review',
};

/** Gathers what waits for an actor in one newsletter, in no order. */
export async function gatherTasks(
  db: Kysely<Database>,
  actor: Actor,
  at: {
    readonly newsletter: NewsletterRow;
    readonly queue: readonly RankedRow[];
    readonly next: Slot | null;
    readonly now: Date;
  },
): Promise<readonly Task[]> {
  const tasks = [...(await issueTasks(db, actor, at)), ...(await queueTasks(db, at))];
  return tasks.filter(({ kind }) => mayTake(actor, ENDED_BY[kind], at.newsletter.id));
}

async function issueTasks(
  db: Kysely<Database>,
  actor: Actor,
  { newsletter, now }: { readonly newsletter: NewsletterRow; readonly now: Date },
): Promise<readonly Task[]> {
  const issues = await listAwaitingIssues(db, newsletter.id);
  const open = issues.filter(({ state }) => state !== 'paused');
  const pending = await listPendingReviews(
    db,
    open.map(({ id }) => id),
  );
  const uncertain = await listUncertainIssues(db, newsletter.id);
  const left = await withoutApproved(db, actor, newsletter, issues);
  return [
    ...left.flatMap((issue) => standing(newsletter, issue, now)),
    ...open.flatMap((issue): Task[] => {
      const reviews = pending.filter(({ issueId }) => issueId === issue.id).map(nameOf);
      return reviews.length === 0 ? [] : [{ kind: 'pending', ...aboutOf(issue), reviews }];
    }),
    ...uncertain.map((issue): Task => ({
      kind: 'uncertain',
      ...aboutOf(issue),
      readers: issue.readers,
    })),
  ];
}

/** Leaves out the drafts that an actor has approved, and that wait for somebody else. */
async function withoutApproved(
  db: Kysely<Database>,
  actor: Actor,
  newsletter: NewsletterRow,
  issues: readonly AwaitingIssue[],
): Promise<readonly AwaitingIssue[]> {
  if (!newsletter.four_eyes) return issues;
  const left: AwaitingIssue[] = [];
  for (const issue of issues) {
    const facts = issue.state === 'draft' ? await gatherFourEyes(db, issue) : null;
    const yours = facts && (await foreseeFor(db, actor, issue, facts));
    if (yours !== 'given') left.push(issue);
  }
  return left;
}

/** What an issue's state alone asks of a person. */
function standing(newsletter: NewsletterRow, issue: AwaitingIssue, now: Date): readonly Task[] {
  const about = aboutOf(issue);
  switch (issue.state) {
    case 'draft':
      return isApprovedByItself(newsletter, issue, now) ? [] : [{ kind: 'approve', ...about }];
    case 'held':
      return [{ kind: 'held-issue', ...about, reason: issue.reason }];
    case 'paused':
      // One that waits for a quota resumes by itself.
      return issue.resume_at === null ? [{ kind: 'paused-issue', ...about }] : [];
    default:
      return [];
  }
}

/** Automatic approval comes with the cut-off; a draft that is still one then was stopped. */
const isApprovedByItself = (
  newsletter: NewsletterRow,
  { due_at: dueAt }: AwaitingIssue,
  now: Date,
): boolean =>
  newsletter.auto_approve &&
  !newsletter.is_sample &&
  dueAt !== null &&
  now.getTime() < dueAt.getTime() - newsletter.cut_off_seconds * 1000;

async function queueTasks(
  db: Kysely<Database>,
  {
    newsletter,
    queue,
    next,
  }: {
    readonly newsletter: NewsletterRow;
    readonly queue: readonly RankedRow[];
    readonly next: Slot | null;
  },
): Promise<readonly Task[]> {
  const before = new Set(
    (await listFeaturedBefore(db, newsletter.id)).map((each) => each.reviewId),
  );
  const featured = queue.filter(({ id }) => before.has(id)).map(titleOf);
  const tasks: Task[] = [];
  if (featured.length > 0) tasks.push({ kind: 'featured-before', reviews: featured });
  if (next === null) return tasks;
  const { minimum, maximum } = newsletter;
  const selection = selectReviews({ queue, cutOffAt: next.cutOffAt, minimum, maximum });
  if (selection.kind === 'too-few') {
    tasks.push({ kind: 'too-few', ready: selection.ready, minimum });
  } else if (selection.carriedOver.length > 0) {
    tasks.push({ kind: 'carried-over', reviews: selection.carriedOver.map(titleOf), maximum });
  }
  return tasks;
}

const aboutOf = ({ number, subject, due_at: dueAt }: AwaitingIssue) => ({ number, subject, dueAt });

const titleOf = ({ id, row }: RankedRow) => ({ id, title: row.head.title });

const nameOf = ({ id, title }: { readonly id: string; readonly title: string }) => ({ id, title });
