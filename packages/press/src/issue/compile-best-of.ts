import type { CompiledIssue } from '@galley/contract/issue';
import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor } from '@galley/core/editor';
import { quoteInput } from '@galley/core/input';
import type { IssueState } from '@galley/core/issue';
import { localDate, type Slot } from '@galley/core/newsletter';
import { findNewsletterFor, type NewsletterRefusal } from '../newsletter/find-newsletter.ts';
import type { PressDeps } from '../press-deps.ts';
import { bestOfLines } from '../compile/best-of-lines.ts';
import { compileThenSave } from '../compile/compile-then-save.ts';
import { storedSlot } from '../compile/stored-slot.ts';
import {
  bestOf,
  draftBestOf,
  loadBestOf,
  type BestOfAtHand,
  type CompiledBestOf,
} from './best-of-at-hand.ts';
import { presentCompiled } from './present-issue.ts';

type NotCompiled = RefusalOf<'nothing-rated' | 'already-out' | 'invalid'> | NewsletterRefusal;

export type CompileBestOf =
  { readonly kind: 'compiled'; readonly issue: CompiledIssue } | NotCompiled;

const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/;

/**
 * Compiles an extra issue of the highest-rated reviews that a month's issues featured. The reviews
 * stay featured and don't return to the queue. An open best-of is recompiled, which completes one
 * made before its month was over. One whose slot was given back takes that slot again.
 */
export async function compileBestOf(
  deps: PressDeps,
  actor: Actor,
  input: { readonly newsletter: string | null; readonly month: string },
): Promise<CompileBestOf> {
  const { month } = input;
  if (!MONTH.test(month)) {
    return invalidMonth(`found ${quoteInput(month)}, expected a month such as 2026-03`);
  }
  const found = await findNewsletterFor(deps, actor, 'compile-best-of', input.newsletter);
  if (found.kind !== 'found') return found;
  const now = deps.clock();
  const thisMonth = localDate(found.newsletter.time_zone, now).slice(0, 'YYYY-MM'.length);
  if (month > thisMonth) {
    return invalidMonth(
      `found ${month}, which has not begun, expected ${thisMonth} or a month before it`,
    );
  }
  const proposeLines = await bestOfLines();
  const outcome = await compileThenSave<BestOfAtHand, CompiledBestOf | NotCompiled>(deps, {
    newsletterId: found.newsletter.id,
    load: async (db) => loadBestOf(db, found.newsletter.id, month),
    decide: (at) => {
      const { issue } = at;
      if (issue !== null && !isOpen(issue.state)) {
        return { kind: 'answer', answer: { kind: 'already-out', number: issue.number } };
      }
      if (bestOf(at.featured).length === 0) {
        return { kind: 'answer', answer: { kind: 'nothing-rated', month } };
      }
      return draftBestOf(at, { actor, month, slot: givenBack(at), proposeLines, now });
    },
  });
  return outcome.kind === 'compiled' ? presentCompiled(outcome) : outcome;
}

const invalidMonth = (problem: string): RefusalOf<'invalid'> => ({
  kind: 'invalid',
  problems: [{ field: 'bestOf', problem }],
});

const isOpen = (state: IssueState): boolean => ['draft', 'approved', 'held'].includes(state);

/** The slot of a scheduled best-of that was cancelled: a new one is for the same readers. */
const givenBack = ({ issue, slot }: BestOfAtHand): Slot | null =>
  issue === null && slot?.reason === null && slot.issue_id === null ? storedSlot(slot) : null;
