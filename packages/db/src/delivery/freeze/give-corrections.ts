import { sql, type RawBuilder } from 'kysely';
import type { OwedReader } from '../../audience/waiting-corrections.ts';
import type { Offer } from './offer.ts';

/**
 * Gives each of the decided readers the same rendition with the corrections that they are owed, if
 * there is one; otherwise they wait for the next issue. Who is owed what is looked up by the reader's
 * id.
 */
export function giveCorrections(
  decided: RawBuilder<unknown>,
  owed: readonly OwedReader[],
  { renditions }: Offer,
): RawBuilder<unknown> {
  if (owed.length === 0) return decided;
  const byId = Object.fromEntries(owed.map((each) => [each.subscriberId, each.corrections]));
  return sql`(
    select d.bucket, d.subscriber_id, d.subscription_id, d.address, d.address_canonical, d.reason,
      coalesce(corrected.id, d.rendition_id) as rendition_id
    from (
      select *, ${JSON.stringify(byId)}::jsonb ->> subscriber_id::text as corrections
      from ${decided} decided
    ) d
    left join ${renditions} base on base.id = d.rendition_id and d.corrections is not null
    left join ${renditions} corrected
      on corrected.base = base.key and corrected.corrections = d.corrections
  )`;
}
