import { RECONCILE_DELAYS } from '@galley/core/delivery';
import { claimReconciliation } from '@galley/db';
import type { DeliveryDeps } from '../delivery-deps.ts';
import { reconcileIssue } from './reconcile-issue.ts';

/** 10,000 mails at once; `galley issue reconcile` reads further back. */
const PAGES = 100;

/**
 * Reads mails back for uncertain batches that are due, issue by issue: several times in the first
 * week, less and less often.
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
