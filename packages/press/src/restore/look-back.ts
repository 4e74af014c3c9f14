import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor } from '@galley/core/editor';
import {
  announceIssue,
  archiveIssue,
  beginListAgain,
  findSuppression,
  insertSuppression,
  listIssueReviews,
  listStoredIssues,
  listUnsettledIssues,
  lockHold,
  lockIssue,
  lockNewsletter,
  lockSubscriberByAddress,
  markFound,
  noteFoundIssue,
  openDeliveryPartition,
  readRestoreReview,
  setReviewStates,
  settleFoundBatches,
  updateIssue,
  updateRestoreReview,
  type Database,
  type FoundMail,
  type FoundOnPage,
  type Transaction,
  type UnsettledIssue,
} from '@galley/db';
import { parseEmailAddress, suppressionKeys } from '@galley/core/subscription';
import { refuse, type NotAllowed } from '../door/allow.ts';
import { recordRestoreAct } from './record-restore-act.ts';
import type { RestoreDeps } from './restore-deps.ts';
import { skipServedSlots } from './served-slots.ts';

/** Where the reading of the provider's list goes on, and how far back. */
export interface LookBack {
  readonly kind: 'begun';
  readonly cursor: string | null;
  readonly since: Date;
  /** The ids that our mails may carry. */
  readonly installations: readonly string[];
}

export type BeginLookBack = LookBack | RefusalOf<'not-restored'> | NotAllowed;

/** Begins to read the provider's list of sent mails after a restore, or goes on where it ended. */
export async function beginLookBack(
  { db, clock }: RestoreDeps,
  actor: Actor,
  { again = false }: { readonly again?: boolean } = {},
): Promise<BeginLookBack> {
  const denied = refuse(actor, 'review-restored', null);
  if (denied !== null) return denied;
  return db.transaction().execute(async (trx): Promise<BeginLookBack> => {
    const hold = await lockHold(trx);
    if (hold.held === null || hold.snapshot_at === null) return { kind: 'not-restored' };
    const review = await readRestoreReview(trx);
    const isDone = (review?.list_complete_at ?? null) !== null;
    if (again || isDone) await beginListAgain(trx);
    await recordRestoreAct(trx, actor, 'review-restored', clock());
    return {
      kind: 'begun',
      cursor: again || isDone ? null : (review?.list_cursor ?? null),
      since: hold.snapshot_at,
      installations: hold.former_id === null ? [hold.id] : [hold.id, hold.former_id],
    };
  });
}

/** What one page of the provider's list shows of our issues. */
export interface FoundPage {
  readonly cursor: string;
  /** All mails of the page, ours or not. */
  readonly mails: number;
  readonly oldestAt: Date;
  readonly issues: readonly (FoundOnPage & {
    readonly readers: readonly { readonly address: string; readonly resendId: string }[];
  })[];
  /** Addresses that complained of a mail, or that the provider itself mails no more. */
  readonly gone: readonly {
    readonly address: string;
    readonly reason: 'complaint' | 'bounce' | 'provider';
    readonly at: Date;
  }[];
}

/** Saves what a page shows, and how far the list was read, in one transaction. */
export async function saveFoundPage(deps: RestoreDeps, page: FoundPage): Promise<void> {
  const { db } = deps;
  const stored = await listStoredIssues(
    db,
    page.issues.map(({ issueId }) => issueId),
  );
  for (const id of stored) await openDeliveryPartition(db, id);
  await db.transaction().execute(async (trx) => {
    await lockHold(trx);
    let marked = 0;
    for (const found of page.issues) {
      await noteFoundIssue(trx, found);
      if (!stored.has(found.issueId)) continue;
      await lockIssue(trx, found.issueId);
      marked += await markFound(trx, found.issueId, found.readers.map(canonical));
    }
    let gone = 0;
    for (const one of page.gone) gone += (await suppressGone(deps, trx, one)) ? 1 : 0;
    const before = await readRestoreReview(trx);
    await updateRestoreReview(trx, {
      list_cursor: page.cursor,
      list_mails: (before?.list_mails ?? 0) + page.mails,
      list_oldest_at: page.oldestAt,
      list_trouble: null,
      marked_readers: (before?.marked_readers ?? 0) + marked,
      marked_complaints: (before?.marked_complaints ?? 0) + gone,
    });
  });
}

const canonical = ({ address, resendId }: FoundMail): FoundMail => ({
  address: canonicalOf(address),
  resendId,
});

function canonicalOf(address: string): string {
  const read = parseEmailAddress(address);
  return read.kind === 'ok' ? read.canonical : address.toLowerCase();
}

async function suppressGone(
  { keyring }: RestoreDeps,
  trx: Transaction<Database>,
  { address, reason, at }: FoundPage['gone'][number],
): Promise<boolean> {
  const key = canonicalOf(address);
  await lockSubscriberByAddress(trx, key);
  const known = await findSuppression(trx, suppressionKeys(keyring, key));
  if (known !== undefined && known.reason !== 'transient-bounce') return false;
  await insertSuppression(trx, { key, reason, detail: 'restored', now: at });
  return true;
}

/** Notes that the list could not be read any further, and why. */
export async function noteLookBackTrouble({ db }: RestoreDeps, trouble: string): Promise<void> {
  await updateRestoreReview(db, { list_trouble: trouble });
}

/**
 * Settles every stored issue that was not sent yet by what the list shows, once it was read as far as
 * it goes.
 *
 * @param isComplete whether it was read back to the snapshot
 */
export async function finishLookBack(deps: RestoreDeps, isComplete: boolean): Promise<void> {
  for (const issue of await listUnsettledIssues(deps.db)) await settle(deps, issue);
  if (isComplete) await updateRestoreReview(deps.db, { list_complete_at: deps.clock() });
  await skipServedSlots(deps, ['sent']);
}

const settle = async ({ db, clock }: RestoreDeps, seen: UnsettledIssue): Promise<void> =>
  db.transaction().execute(async (trx) => {
    const newsletter = await lockNewsletter(trx, seen.newsletter_id);
    const issue = await lockIssue(trx, seen.id);
    if (issue.state !== seen.state) return;
    const now = clock();
    if (seen.state === 'sending' || seen.state === 'paused') {
      await settleFoundBatches(trx, issue.id);
      if (issue.reason === 'restored') return;
      await updateIssue(trx, issue.id, { ...PAUSED, resume_at: null, updated_at: now });
    } else if (seen.found) {
      // It went out after the snapshot; of a text that nobody had approved then, nothing more goes.
      const wentOut = seen.state === 'approved' ? PAUSED : CANCELLED;
      await updateIssue(trx, issue.id, {
        ...wentOut,
        ...(wentOut === CANCELLED && { cancelled_at: now, number_is_free: false }),
        released_at: now,
        updated_at: now,
      });
      if (issue.best_of === null) {
        const reviews = await listIssueReviews(trx, issue.id);
        const ids = reviews.map(({ id }) => id);
        await setReviewStates(trx, ids, 'featured', now);
      }
      await archiveIssue(trx, { issueId: issue.id, language: newsletter.language });
    } else {
      return;
    }
    await announceIssue(trx, issue.id);
  });

const PAUSED = { state: 'paused', reason: 'restored', reason_detail: null } as const;
const CANCELLED = { state: 'cancelled', reason: 'restored', reason_detail: null } as const;
