import type { DeliveryState } from '@galley/core/delivery';
import { sql, type Kysely } from 'kysely';
import type { Database } from '../schema/database.ts';
import { deliveriesOf } from '../schema/delivery-partition.ts';

/** What a proof file needs of one delivery. */
export interface ProvenDelivery {
  readonly id: string;
  readonly address: string;
  readonly state: DeliveryState;
  readonly rendition: string | null;
  readonly mail: string | null;
  readonly delivered: boolean;
  readonly bounced: boolean;
  readonly complained: boolean;
  readonly failed: boolean;
}

const PAGE = 5_000;

/** Reads all deliveries of an issue page by page, in a fixed order. */
export async function* proofDeliveries(
  db: Kysely<Database>,
  issueId: string,
): AsyncGenerator<readonly ProvenDelivery[]> {
  for (let after = '0'; ;) {
    const { rows } = await sql<ProvenDelivery>`
      select d.subscriber_id as id, d.address_canonical as address, d.state, r.key as rendition,
        d.resend_id as mail, d.delivered_at is not null as delivered,
        d.bounced_at is not null as bounced, d.complained_at is not null as complained,
        d.failed_at is not null as failed
      from (
        select * from ${deliveriesOf(issueId)} where subscriber_id > ${after}
        order by subscriber_id limit ${PAGE}
      ) d
      left join rendition r on r.id = d.rendition_id
      order by d.subscriber_id`.execute(db);
    if (rows.length > 0) yield rows;
    after = rows.at(-1)?.id ?? after;
    if (rows.length < PAGE) return;
  }
}
