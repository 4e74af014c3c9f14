import type { Bucket, Id } from '../schema/columns.ts';

/** A word of a person's name, folded, by which they are found; triggers keep it. */
export interface SubscriberWordTable {
  bucket: Bucket;
  subscriber_id: Id;
  word: string;
}
