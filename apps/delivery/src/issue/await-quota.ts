import { resumeAfterQuota, type Outcome } from '@galley/core/delivery';
import { scheduleResume } from '@galley/db';
import { askQuotas } from '../wire/ask-quotas.ts';
import type { ClaimedBatch } from './claim-batches.ts';
import type { DeliveryDeps } from '../delivery-deps.ts';

const ASK_LIMIT_MS = 5000;

/**
 * Asks Resend when the quota that has just paused an issue resets, and schedules the issue for
 * then. The pause already holds an estimate, which stays if Resend doesn't answer.
 */
export async function awaitQuota(
  deps: DeliveryDeps,
  { attempt }: ClaimedBatch,
  { period }: Extract<Outcome, { kind: 'quota' }>,
): Promise<void> {
  const { db, log, clock } = deps;
  const usage = await askQuotas(deps, AbortSignal.timeout(ASK_LIMIT_MS));
  const resetsAt = usage?.[period].resetsAt ?? null;
  const resumeAt = resumeAfterQuota(period, resetsAt, attempt.number, clock());
  await scheduleResume(db, attempt.issueId, { reason: `quota-${period}`, resumeAt });
  log.warn({ issueId: attempt.issueId, period, resetsAt, resumeAt }, 'issue waits for a quota');
}
