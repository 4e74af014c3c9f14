import type { Actor } from '@galley/core/editor';
import type { BestOfSkipReason } from '@galley/core/issue';
import { bestOfMonth, isBestOfMonthOver, type Slot } from '@galley/core/newsletter';
import { decideSlot, type IssueRow } from '@galley/db';
import { bestOfLines } from '../compile/best-of-lines.ts';
import { compileThenSave } from '../compile/compile-then-save.ts';
import { recordNewsletterAct } from '../door/record-act.ts';
import type { PressDeps } from '../press-deps.ts';
import {
  bestOf,
  draftBestOf,
  loadBestOf,
  type BestOfAtHand,
  type CompiledBestOf,
} from './best-of-at-hand.ts';

export type CompileBestOfSlot =
  | CompiledBestOf
  | { readonly kind: 'skipped'; readonly reason: BestOfSkipReason }
  /** Its month is not over: a cut-off of days reaches back into it. */
  | { readonly kind: 'too-early' }
  /** A person's best-of of that month is open: it may go out, or be cancelled. */
  | { readonly kind: 'open' }
  /** Another process decided the slot first. */
  | { readonly kind: 'decided' };

/**
 * Decides the slot of a best-of after its cut-off, once: compiles the best-of of the month before,
 * or skips the slot if no rated review went out in it, or if a person has sent that best-of already.
 * While a person's is open, the slot waits until its lateness limit: readers who wait for the best of a
 * month must not get none because somebody made one and cancelled it.
 */
export async function compileBestOfSlot(
  deps: PressDeps,
  actor: Actor,
  newsletterId: string,
  slot: Slot,
): Promise<CompileBestOfSlot> {
  const now = deps.clock();
  if (!isBestOfMonthOver(slot, now)) return { kind: 'too-early' };
  const month = bestOfMonth(slot.dueOn);
  const proposeLines = await bestOfLines();
  return compileThenSave<BestOfAtHand, CompileBestOfSlot>(deps, {
    newsletterId,
    load: async (db) => loadBestOf(db, newsletterId, month),
    decide: (at) => {
      if (at.slot !== null) return { kind: 'answer', answer: { kind: 'decided' } };
      if (at.issue !== null && !isOut(at.issue, now)) {
        return { kind: 'answer', answer: { kind: 'open' } };
      }
      const reason = whySkip(at);
      if (reason === null) return draftBestOf(at, { actor, month, slot, proposeLines, now });
      return {
        kind: 'record',
        save: async (trx) => {
          const verdict = { kind: 'no-best-of', reason } as const;
          await decideSlot(trx, { newsletterId, of: 'best-of', slot, verdict, now });
          await recordNewsletterAct(trx, actor, 'skip-slot', newsletterId, now);
          return { kind: 'skipped', reason };
        },
      };
    },
  });
}

/** Until its undo window is over it can be taken back, and then cancelled. */
const isOut = ({ state, send_after: sendAfter }: IssueRow, now: Date): boolean =>
  ['sending', 'paused', 'sent'].includes(state) && (sendAfter === null || sendAfter <= now);

function whySkip({ issue, featured }: BestOfAtHand): BestOfSkipReason | null {
  if (issue !== null) return 'made-by-hand';
  return bestOf(featured).length === 0 ? 'nothing-rated' : null;
}
