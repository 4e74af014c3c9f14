import type { MachineSign } from '@galley/core/click';
import type { Bucket, Id } from '../schema/columns.ts';

/** All that is kept of a click: neither the reader's network nor their program. */
export interface ClickTable {
  bucket: Bucket;
  issue_id: Id;
  subscriber_id: Id;
  link: number;
  clicked_at: Date;
  /** Why it looks like a machine's; null if it looks like a person's. */
  sign: MachineSign | null;
}
