import type { CompiledIssue } from '@galley/contract/issue';
import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor } from '@galley/core/editor';
import { shortageReason, type SkipReason } from '@galley/core/issue';
import type { Slot } from '@galley/core/newsletter';
import { decideSlot } from '@galley/db';
import {
  compileQueue,
  loadQueue,
  whatCompiles,
  type Compiled,
  type QueueAtHand,
} from '../compile/compile-queue.ts';
import { compileThenSave } from '../compile/compile-then-save.ts';
import { findNewsletterFor, type NewsletterRefusal } from '../newsletter/find-newsletter.ts';
import type { PressDeps } from '../press-deps.ts';
import { presentCompiled } from './present-issue.ts';
import { recordNewsletterAct } from '../door/record-act.ts';

type NotCompiled = RefusalOf<'nothing-queued' | 'no-slot'> | NewsletterRefusal;

export type CompileIssue =
  { readonly kind: 'compiled'; readonly issue: CompiledIssue } | NotCompiled;

/**
 * Compiles the queue into an issue at a person's request: for the next slot that is not over (even
 * before its cut-off), for the slot of a date, or outside the slots (`extra`). An open issue of
 * that slot is recompiled with what was queued since. The request overrides the newsletter's
 * minimum and the cut-off, but an empty queue makes no issue.
 *
 * The issue is dated today, to be sent now; with `slot`, it is dated the day of that slot.
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
  const wish = input.extra ? null : { wanted, now };
  const outcome = await compileThenSave<QueueAtHand, Compiled | NotCompiled>(deps, {
    newsletterId: found.newsletter.id,
    load: async (db) => loadQueue(db, found.newsletter.id, wish),
    depends: whatCompiles,
    decide: (at) => {
      const { target } = at;
      if (target.kind === 'no-slot') {
        return { kind: 'answer', answer: { ...target, slot: wanted } };
      }
      const decision = compileQueue(at, {
        actor,
        slot: target.slot,
        cutOffAt: null,
        minimum: 1,
        dateWish: wanted === null ? 'keep' : 'slot',
        now,
      });
      if (decision.kind === 'compile') return decision;
      return { kind: 'answer', answer: { kind: 'nothing-queued', held: decision.held } };
    },
  });
  return outcome.kind === 'compiled' ? presentCompiled(outcome) : outcome;
}

export type CompileSlot =
  | Compiled
  | { readonly kind: 'skipped'; readonly reason: SkipReason }
  /** Another process decided the slot first. */
  | { readonly kind: 'decided' };

/**
 * Decides a slot after its cut-off, once: compiles an issue from the reviews queued before it, or
 * skips the slot if there are fewer than the newsletter's minimum.
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
    load: async (db) => loadQueue(db, newsletterId, null),
    depends: whatCompiles,
    decide: (at) => {
      if (at.decided.some((row) => row.due_on === slot.dueOn)) {
        return { kind: 'answer', answer: { kind: 'decided' } };
      }
      const { minimum } = at.newsletter;
      const { cutOffAt } = slot;
      const asked = { actor, slot, cutOffAt, minimum, dateWish: 'slot' as const, now };
      const decision = compileQueue(at, asked);
      if (decision.kind === 'compile') return decision;
      const { kind: _, ...shortage } = decision;
      const reason = shortageReason(shortage);
      return {
        kind: 'record',
        save: async (trx) => {
          const verdict = { kind: 'skipped', reason, ...shortage } as const;
          await decideSlot(trx, { newsletterId, slot, verdict, now });
          await recordNewsletterAct(trx, actor, 'skip-slot', newsletterId, now);
          return { kind: 'skipped', reason };
        },
      };
    },
  });
}
