import { sql, type RawBuilder } from 'kysely';
import type { OwedReader } from '../../audience/waiting-corrections.ts';
import type { Offer } from './offer.ts';

/**
 * Makes `given` of the readers in `decided`: the same rendition with the corrections that they are
 * owed, if there is one; otherwise they wait for the next issue. Who is owed what is looked up by the
 * reader's id.
 */
export const giveCorrections = (
  owed: readonly OwedReader[],
  { renditions }: Offer,
): RawBuilder<unknown> => (owed.length === 0 ? UNCORRECTED : corrected(owed, renditions));

const UNCORRECTED = sql`given as not materialized (select * from decided)`;

function corrected(owed: readonly OwedReader[], renditions: RawBuilder<unknown>) {
  const byId = Object.fromEntries(owed.map((each) => [each.subscriberId, each.corrections]));
  return sql`
  given as materialized (
    select d.bucket, d.subscriber_id, d.subscription_id, d.address, d.address_canonical, d.reason,
      coalesce(corrected.id, d.rendition_id) as rendition_id
    from (
      select *, ${JSON.stringify(byId)}::jsonb ->> subscriber_id::text as corrections from decided
    ) d
    left join ${renditions} base on base.id = d.rendition_id and d.corrections is not null
    left join ${renditions} corrected
      on corrected.base = base.key and corrected.corrections = d.corrections
  )`;
}
