import { RECONCILE_DELAYS } from '@galley/core/delivery';
import { claimReconciliation } from '@galley/db';
import type { DeliveryDeps } from '../delivery-deps.ts';
import { reconcileIssue } from './reconcile-issue.ts';

/** 10,000 mails in one go; what lies further back is for `galley issue reconcile`. */
const PAGES = 100;

/**
 * Reads mails back for uncertain batches whose time has come, issue by issue: several times in the
 * week after they became uncertain, ever more rarely.
 */
export async function reconcileDue(
  { db, mailer, pace, log }: DeliveryDeps,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const issueId = await claimReconciliation(db, RECONCILE_DELAYS);
    if (issueId === null) return;
    const read = await reconcileIssue(db, mailer, issueId, { pace, pages: PAGES, signal });
    if (read.kind === 'unreadable') {
      log.warn({ issueId, detail: read.detail }, 'mails could not be read back');
    } else {
      const { accepted, open, complete } = read;
      log.info({ issueId, accepted, open: open.length, complete }, 'uncertain mail reconciled');
    }
  }
}
