import type { Sending } from '@galley/contract/issue';
import { mayTake, type Actor } from '@galley/core/editor';
import { readSendingProgress, type SendingProgressRow } from '@galley/db';
import { iso } from '../iso.ts';
import type { PressDeps } from '../press-deps.ts';
import { presentProgress } from './present-progress.ts';

/** Reads the issues that are on their way, or stopped on it, and that an actor may see. */
export async function readSending(
  deps: Pick<PressDeps, 'db' | 'clock'>,
  actor: Actor,
): Promise<Omit<Sending, 'mailbox'>> {
  const rows = await readSendingProgress(deps.db);
  const seen = rows.filter(({ newsletterId }) => mayTake(actor, 'see-newsletter', newsletterId));
  return { now: deps.clock().toISOString(), issues: seen.map((row) => present(actor, row)) };
}

const present = (actor: Actor, row: SendingProgressRow): Sending['issues'][number] => ({
  id: row.id,
  newsletter: row.newsletter,
  newsletterTitle: row.newsletterTitle,
  number: row.number,
  subject: row.subject,
  state: row.state === 'paused' ? 'paused' : 'sending',
  reason: row.reason,
  resumesAt: iso(row.resumesAt),
  sendAfter: iso(row.sendAfter),
  mayStop: mayTake(actor, 'pause-issue', row.newsletterId),
  progress: presentProgress(row),
});
