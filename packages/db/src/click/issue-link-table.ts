import type { Id } from '../schema/columns.ts';

/** A link of an issue whose clicks are counted; the same for every reader. */
export interface IssueLinkTable {
  issue_id: Id;
  /** From 1, in the order of the mail. */
  link: number;
  url: string;
}
