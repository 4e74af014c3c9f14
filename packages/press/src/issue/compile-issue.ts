import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor } from '@galley/core/editor';
import { chooseSlot, selectReviews, type DecidedSlotFacts, type Extent } from '@galley/core/issue';
import type { Slot } from '@galley/core/newsletter';
import {
  decideSlot,
  listDecidedSlots,
  listIssueReviews,
  listQueuedReviews,
  readIssueRow,
  readNewsletterRow,
  type Database,
  type DecidedSlotRow,
  type IssueRow,
  type Kysely,
} from '@galley/db';
import { findNewsletterFor, type NewsletterRefusal } from '../newsletter/find-newsletter.ts';
import { scheduleOf } from '../newsletter/newsletter-row.ts';
import type { PressDeps } from '../press-deps.ts';
import { queuedReview } from '../review/queued-review.ts';
import { compileThenSave, type CompileDecision } from './compile-then-save.ts';
import { draftContent } from './draft-content.ts';
import { recordIssueAct } from './record-issue-act.ts';
import { recordSkip } from './record-skip.ts';
import { saveIssueAgain, saveNewIssue } from './save-compiled.ts';

export interface CompiledIssue {
  readonly kind: 'compiled';
  readonly issue: IssueRow;
  /** True when an open issue of that slot was compiled again. */
  readonly again: boolean;
  readonly approvalVoided: boolean;
  readonly titles: readonly string[];
  /** How much of each the mail holds, in the same order. */
  readonly extents: readonly Extent[];
  /** How many were ready but over the maximum; they wait for the next issue. */
  readonly carriedOver: number;
}

export type CompileIssue =
  CompiledIssue | RefusalOf<'nothing-queued' | 'no-slot'> | NewsletterRefusal;

/**
 * Compiles what is queued into an issue because a person asks for it: of the next slot that is not
 * over (even before its cut-off), of the slot of a date, or outside the slots (`extra`). An open
 * issue of that slot is compiled again with what has been queued since. A person's wish overrules
 * the newsletter's minimum and the cut-off, but nothing makes an issue of an empty queue.
 */
export async function compileIssue(
  deps: PressDeps,
  actor: Actor,
  input: {
    readonly newsletter: string | null;
    readonly slot?: string | undefined;
    readonly extra?: boolean | undefined;
  },
): Promise<CompileIssue> {
  const found = await findNewsletterFor(deps, actor, 'compile-issue', input.newsletter);
  if (found.kind !== 'found') return found;
  const now = deps.clock();
  const wanted = input.slot ?? null;
  const extra = input.extra ?? false;
  return compileThenSave<QueueAtHand, CompileIssue>(deps, {
    newsletterId: found.newsletter.id,
    load: async (db) => loadQueue(db, found.newsletter.id, { wanted, extra, now }),
    decide: (at) => {
      const { target } = at;
      if (target.kind === 'no-slot') {
        return { kind: 'answer', answer: { ...target, slot: wanted } };
      }
      const wish = { actor, slot: target.slot, cutOffAt: null, minimum: 1, now };
      return compileQueue(at, wish) ?? { kind: 'answer', answer: { kind: 'nothing-queued' } };
    },
  });
}

export type CompileSlot =
  | CompiledIssue
  | { readonly kind: 'skipped' }
  /** Somebody else was there first. */
  | { readonly kind: 'decided' };

/**
 * Decides a slot whose cut-off has come: compiles its issue from what was queued before the cut-off,
 * or skips it when that is less than the newsletter's minimum. Once, whoever calls it how often.
 */
export async function compileSlot(
  deps: PressDeps,
  actor: Actor,
  newsletterId: string,
  slot: Slot,
): Promise<CompileSlot> {
  const now = deps.clock();
  return compileThenSave<QueueAtHand, CompileSlot>(deps, {
    newsletterId,
    load: async (db) => loadQueue(db, newsletterId, { wanted: null, extra: true, now }),
    decide: (at) => {
      if (at.decided.some((row) => row.due_on === slot.dueOn)) {
        return { kind: 'answer', answer: { kind: 'decided' } };
      }
      const { minimum } = at.newsletter;
      const decision = compileQueue(at, { actor, slot, cutOffAt: slot.cutOffAt, minimum, now });
      return (
        decision ?? {
          kind: 'record',
          save: async (trx) => {
            const { dueOn, dueAt } = slot;
            await decideSlot(trx, { newsletterId, dueOn, dueAt, verdict: 'empty', now });
            await recordSkip(trx, actor, newsletterId, now);
            return { kind: 'skipped' };
          },
        }
      );
    },
  });
}

/** Null when too few reviews are ready. */
export function compileQueue(
  at: QueueAtHand,
  input: {
    /** Who has it compiled. */
    readonly actor: Actor;
    readonly slot: Slot | null;
    readonly cutOffAt: Date | null;
    readonly minimum: number;
    readonly now: Date;
  },
):
  | (Extract<CompileDecision<CompiledIssue>, { kind: 'compile' }> & {
      readonly carriedOver: number;
    })
  | null {
  const { newsletter, issue } = at;
  const { slot, now } = input;
  const selection = selectReviews({
    queue: [...at.queue, ...at.issueReviews].map(queuedReview),
    cutOffAt: input.cutOffAt,
    minimum: input.minimum,
    maximum: newsletter.maximum,
  });
  if (selection.kind === 'too-few') return null;
  const content = draftContent({
    newsletter,
    issue,
    dueOn: issue ? issue.slot_due_on : (slot?.dueOn ?? null),
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
        ...saved,
        again: issue !== null,
        titles: content.reviews.map(({ review }) => review.title),
        extents: composed.extents,
        carriedOver: selection.carriedOver.length,
      };
    },
  };
}

/** Everything that compiling depends on. */
export type QueueAtHand = Awaited<ReturnType<typeof loadQueue>>;

export async function loadQueue(
  db: Kysely<Database>,
  newsletterId: string,
  wish: { readonly wanted: string | null; readonly extra: boolean; readonly now: Date },
) {
  const newsletter = await readNewsletterRow(db, newsletterId);
  const decided = await listDecidedSlots(db, newsletterId);
  const queue = await listQueuedReviews(db, newsletterId);
  const { wanted, extra, now } = wish;
  const choice = extra
    ? ({ kind: 'new', slot: null } as const)
    : chooseSlot({ schedule: scheduleOf(newsletter), decided: decided.map(facts), wanted, now });
  const again = choice.kind === 'again' ? choice.issueId : null;
  return {
    newsletter,
    decided,
    queue,
    target: choice.kind === 'again' ? ({ kind: 'again', slot: null } as const) : choice,
    issue: again === null ? null : await readIssueRow(db, again),
    issueReviews: again === null ? [] : await listIssueReviews(db, again),
  };
}

const facts = (row: DecidedSlotRow): DecidedSlotFacts => ({
  dueOn: row.due_on,
  skipped: row.reason,
  issue:
    row.issue_id === null || row.issue_number === null || row.issue_state === null
      ? null
      : { id: row.issue_id, number: row.issue_number, state: row.issue_state },
});
