import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor } from '@galley/core/editor';
import {
  adoptCopy as adopt,
  announceIssue,
  endHold,
  listNewsletterRows,
  listUnsettledIssues,
  lockHold,
  lockIssue,
  readRestoreReview,
  updateIssue,
} from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import { holdStill } from '../door/hold-still.ts';
import { whoOf } from '../door/record-act.ts';
import { finishLookBack } from './look-back.ts';
import { recordRestoreAct } from './record-restore-act.ts';
import type { RestoreDeps } from './restore-deps.ts';
import { skipServedSlots } from './served-slots.ts';

export type ReleaseRestored =
  | { readonly kind: 'released' }
  | RefusalOf<'not-restored' | 'installation-held' | 'other-names'>
  | NotAllowed;

/**
 * Lets a restored installation compile and send again. What may have been sent since the snapshot
 * doesn't go by itself: its slots are closed, and its issues wait for a person.
 *
 * @param names the slug of each newsletter, as the word of a person who has seen the standing
 */
export async function releaseRestored(
  deps: RestoreDeps,
  actor: Actor,
  { names }: { readonly names: readonly string[] },
): Promise<ReleaseRestored> {
  const denied = refuse(actor, 'release-restored', null);
  if (denied !== null) return denied;
  const refused = await checkNames(deps, names);
  if (refused !== null) return refused;
  const review = await readRestoreReview(deps.db);
  const isComplete = (review?.list_complete_at ?? null) !== null;
  await finishLookBack(deps, isComplete);
  await skipServedSlots(deps, ['sent', 'unknown']);
  if (!isComplete) await holdDoubtful(deps);
  return deps.db.transaction().execute(async (trx): Promise<ReleaseRestored> => {
    const hold = await lockHold(trx);
    if (hold.held !== 'restored') return { kind: 'not-restored' };
    const now = deps.clock();
    await endHold(trx, { by: nameOf(actor), now });
    await recordRestoreAct(trx, actor, 'release-restored', now);
    for (const wakeUp of ['work-issues', 'work-notices', 'post-webhooks'] as const) {
      await deps.wake?.(wakeUp, trx);
    }
    return { kind: 'released' };
  });
}

async function checkNames(
  { db }: RestoreDeps,
  names: readonly string[],
): Promise<RefusalOf<'not-restored' | 'installation-held' | 'other-names'> | null> {
  const held = await holdStill(db, true);
  if (held === null) return { kind: 'not-restored' };
  if (held.held === 'copy') return held;
  const rows = (await listNewsletterRows(db)).filter((row) => !row.is_sample);
  const expected = rows.map(({ slug }) => slug).toSorted();
  const typed = [...new Set(names)].toSorted();
  const isSame = typed.length === expected.length && typed.every((one, at) => one === expected[at]);
  return isSame ? null : { kind: 'other-names', expected };
}

/** Holds issues that were due before the restore: without the whole list, they may have been sent. */
async function holdDoubtful({ db, clock }: RestoreDeps): Promise<void> {
  for (const seen of await listUnsettledIssues(db)) {
    await db.transaction().execute(async (trx) => {
      const { restored_at: restoredAt } = await lockHold(trx);
      const issue = await lockIssue(trx, seen.id);
      if (issue.state !== 'draft' && issue.state !== 'approved') return;
      if (restoredAt === null || issue.created_at > restoredAt) return;
      if (issue.due_at !== null && issue.due_at > restoredAt) return;
      const now = clock();
      await updateIssue(trx, issue.id, {
        state: 'held',
        reason: 'restored',
        reason_detail: null,
        updated_at: now,
      });
      await announceIssue(trx, issue.id);
    });
  }
}

export type AdoptCopy =
  { readonly kind: 'adopted' } | RefusalOf<'no-copy' | 'other-names'> | NotAllowed;

/**
 * Makes a copy the successor of its original: it is then held as a restored installation is, and can be
 * released as one.
 *
 * @param word the copy's installation id, as the word of a person who has ended the original
 */
export async function adoptCopy(
  deps: RestoreDeps,
  actor: Actor,
  { word }: { readonly word: string },
): Promise<AdoptCopy> {
  const denied = refuse(actor, 'adopt-copy', null);
  if (denied !== null) return denied;
  return deps.db.transaction().execute(async (trx): Promise<AdoptCopy> => {
    const hold = await lockHold(trx);
    if (hold.held !== 'copy') return { kind: 'no-copy' };
    if (word !== hold.id) return { kind: 'other-names', expected: [hold.id] };
    await adopt(trx);
    await recordRestoreAct(trx, actor, 'adopt-copy', deps.clock());
    return { kind: 'adopted' };
  });
}

/** As the audit log names the person who released it. */
function nameOf(actor: Actor): string {
  if (actor.kind === 'reader' || actor.kind === 'provider') return actor.kind;
  const { actor_kind: kind, actor: who } = whoOf(actor);
  return [kind, who].filter((part) => part !== null).join(' ');
}
