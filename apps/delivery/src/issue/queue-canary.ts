import { canaryAddress } from '@galley/core/inbound';
import {
  queueCanaryCopy,
  readNewsletterRow,
  type Database,
  type SendingIssue,
  type Transaction,
} from '@galley/db';
import type { DeliveryDeps } from '../delivery-deps.ts';

/** Queues the copy of an issue that Galley mails to itself, if its newsletter wants one. */
export type QueueCanary = (trx: Transaction<Database>) => Promise<void>;

/**
 * Finds out whether an issue gets a copy. The copy is queued with the issue's first readers, so it
 * leaves at most once, and not before the issue can no longer be taken back.
 */
export async function planCanary(
  { db, inboundDomain }: Pick<DeliveryDeps, 'db' | 'inboundDomain'>,
  { id: issueId, newsletterId }: SendingIssue,
): Promise<QueueCanary> {
  const { canary, slug } = await readNewsletterRow(db, newsletterId);
  const address = canary && inboundDomain !== null ? canaryAddress(slug, inboundDomain) : null;
  return async (trx) => {
    if (address !== null) await queueCanaryCopy(trx, { issueId, newsletterId, address });
  };
}
