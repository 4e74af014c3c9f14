import { canaryAddress } from '@galley/core/inbound';
import {
  freezeAudienceChunk,
  queueCanaryCopy,
  readNewsletterRow,
  type SendingIssue,
} from '@galley/db';
import type { DeliveryDeps } from '../delivery-deps.ts';

/**
 * Freezes an audience and queues the copy of the issue that Galley mails to itself, if its
 * newsletter wants one. Both happen in one transaction, so the copy leaves at most once, and not
 * before the issue can no longer be taken back.
 */
export async function freezeWithCanary(
  { db, inboundDomain }: Pick<DeliveryDeps, 'db' | 'inboundDomain'>,
  { id: issueId, newsletterId }: SendingIssue,
): Promise<typeof freezeAudienceChunk> {
  const { canary, slug } = await readNewsletterRow(db, newsletterId);
  const address = canary && inboundDomain !== null ? canaryAddress(slug, inboundDomain) : null;
  if (address === null) return freezeAudienceChunk;
  return async (trx, chunk) => {
    const step = await freezeAudienceChunk(trx, chunk);
    if (step.kind !== 'not-now') await queueCanaryCopy(trx, { issueId, newsletterId, address });
    return step;
  };
}
