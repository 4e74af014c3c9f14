import type { Actor } from '@galley/core/editor';
import {
  chooseSlot,
  selectReviews,
  type DateWish,
  type DecidedSlotFacts,
  type Extent,
  type Shortage,
} from '@galley/core/issue';
import type { Slot } from '@galley/core/newsletter';
import {
  countHeldReviews,
  listDecidedSlots,
  listQueuedReviews,
  listReviewsToCompile,
  nextIssueNumber,
  readIssueRow,
  readNewsletterRow,
  type Database,
  type DecidedSlotRow,
  type IssueRow,
  type Kysely,
} from '@galley/db';
import { recordIssueAct } from '../door/record-act.ts';
import type { CompileDecision } from './compile-then-save.ts';
import { draftContent } from './draft-content.ts';
import { queuedReview } from './queued-review.ts';
import { saveIssueAgain, saveNewIssue } from './save-compiled.ts';
import { scheduleOf } from './schedule-of.ts';
import { storedSlot } from './stored-slot.ts';
import { withoutPending } from './without-pending.ts';

/** The result of compiling an issue. */
export interface Compiled {
  readonly kind: 'compiled';
  readonly issue: IssueRow;
  /** True if an open issue of that slot was recompiled. */
  readonly again: boolean;
  readonly approvalVoided: boolean;
  /** Each review's title and how much of it the mail holds, in the issue's order. */
  readonly reviews: readonly string[];
  readonly extents: readonly Extent[];
  /** How many ready reviews exceed the maximum and wait for the next issue. */
  readonly carriedOver: number;
}

/** Compiles the queue, or says what it lacks. */
export function compileQueue(
  at: QueueAtHand,
  input: {
    /** Who asked for the compilation. */
    readonly actor: Actor;
    readonly slot: Slot | null;
    readonly cutOffAt: Date | null;
    readonly minimum: number;
    readonly dateWish: DateWish;
    readonly now: Date;
  },
):
  | (Extract<CompileDecision<Compiled>, { kind: 'compile' }> & {
      readonly carriedOver: number;
    })
  | ({ readonly kind: 'too-few' } & Shortage) {
  const { newsletter, issue } = at;
  const { slot, now } = input;
  const selection = selectReviews({
    queue: [...at.queue, ...at.issueReviews].map(queuedReview),
    cutOffAt: input.cutOffAt,
    minimum: input.minimum,
    maximum: newsletter.maximum,
  });
  if (selection.kind === 'too-few') {
    return { ...selection, minimum: input.minimum, held: at.held };
  }
  const content = draftContent({
    newsletter,
    issue,
    number: at.number,
    dueAt: slot?.dueAt ?? null,
    dateWish: input.dateWish,
    reviews: selection.reviews.map(({ row }) => ({
      id: row.id,
      slug: row.slug,
      review: row.document,
    })),
    now,
  });
  return {
    kind: 'compile',
    content,
    carriedOver: selection.carriedOver.length,
    save: async (trx, composed) => {
      const saved =
        issue === null
          ? await saveNewIssue(trx, { content, composed, slot, now })
          : await saveIssueAgain(trx, { issue, content, composed, now });
      await recordIssueAct(trx, input.actor, 'compile-issue', saved.issue, now);
      return {
        kind: 'compiled',
        issue: saved.issue,
        approvalVoided: saved.approvalVoided,
        again: issue !== null,
        reviews: content.reviews.map(({ review }) => review.title),
        extents: composed.extents,
        carriedOver: selection.carriedOver.length,
      };
    },
  };
}

/** Which slot to compile: that of a date, or the next one. */
export interface SlotWish {
  readonly wanted: string | null;
  readonly now: Date;
}

/** Everything that compiling depends on. */
export type QueueAtHand = Awaited<ReturnType<typeof loadQueue>>;

/** Loads what compiling depends on, and chooses a slot if the caller doesn't know it (`wish`). */
export async function loadQueue(db: Kysely<Database>, newsletterId: string, wish: SlotWish | null) {
  const newsletter = await readNewsletterRow(db, newsletterId);
  const decided = await listDecidedSlots(db, newsletterId);
  const queue = await listQueuedReviews(db, newsletterId);
  const choice =
    wish === null
      ? ({ kind: 'new', slot: null } as const)
      : chooseSlot({ schedule: scheduleOf(newsletter), decided: decided.map(facts), ...wish });
  const again = choice.kind === 'again' ? choice.issueId : null;
  const issue = again === null ? null : await readIssueRow(db, again);
  return {
    newsletter,
    decided,
    queue,
    held: await countHeldReviews(db, newsletterId),
    number: issue?.number ?? (await nextIssueNumber(db, newsletterId)),
    target: choice.kind === 'again' ? ({ kind: 'again', slot: null } as const) : choice,
    issue,
    issueReviews: again === null ? [] : await listReviewsToCompile(db, again),
  };
}

/** What a compilation depends on: pending texts don't count. */
export const whatCompiles = ({ issueReviews, ...its }: QueueAtHand): unknown => ({
  ...its,
  issueReviews: issueReviews.map(withoutPending),
});

const facts = (row: DecidedSlotRow): DecidedSlotFacts => ({
  slot: storedSlot(row),
  skipped: row.reason,
  issue:
    row.issue_id === null || row.issue_number === null || row.issue_state === null
      ? null
      : { id: row.issue_id, number: row.issue_number, state: row.issue_state },
});
