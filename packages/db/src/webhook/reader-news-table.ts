import type { Bucket, Generated, Id, IdentityId, Json } from '../schema/columns.ts';

/**
 * What has happened to readers, noted beside them where they are spread over machines, until it is
 * written out for those who listen. Empty on one Postgres.
 */
export interface ReaderNewsTable {
  bucket: Bucket;
  id: IdentityId;
  /** Such as `subscription.confirmed`. */
  type: string;
  subscriber_id: Id;
  /** Whose listeners hear of it. */
  newsletters: Id[];
  fact: Json<Readonly<Record<string, unknown>>>;
  at: Generated<Date>;
}
