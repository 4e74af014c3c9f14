import type { CompiledIssue } from '@galley/contract/issue';
import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor } from '@galley/core/editor';
import type { Slot } from '@galley/core/newsletter';
import { decideSlot } from '@galley/db';
import {
  compileQueue,
  loadQueue,
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
  const wish = input.extra ? null : { wanted, now };
  const outcome = await compileThenSave<QueueAtHand, Compiled | NotCompiled>(deps, {
    newsletterId: found.newsletter.id,
    load: async (db) => loadQueue(db, found.newsletter.id, wish),
    decide: (at) => {
      const { target } = at;
      if (target.kind === 'no-slot') {
        return { kind: 'answer', answer: { ...target, slot: wanted } };
      }
      const asked = { actor, slot: target.slot, cutOffAt: null, minimum: 1, now };
      return compileQueue(at, asked) ?? { kind: 'answer', answer: { kind: 'nothing-queued' } };
    },
  });
  return outcome.kind === 'compiled' ? presentCompiled(outcome) : outcome;
}

export type CompileSlot =
  | Compiled
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
    load: async (db) => loadQueue(db, newsletterId, null),
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
            await recordNewsletterAct(trx, actor, 'skip-slot', newsletterId, now);
            return { kind: 'skipped' };
          },
        }
      );
    },
  });
}
