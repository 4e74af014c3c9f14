import type { Id } from '../schema/columns.ts';

/** A word of a person's name, folded, by which they are found; triggers keep it. */
export interface SubscriberWordTable {
  subscriber_id: Id;
  word: string;
}
