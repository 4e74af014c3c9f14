import type { SlotKind } from '@galley/core/newsletter';
import type { Id, LocalDate } from '../schema/columns.ts';

/** An issue that the provider's list shows as sent since the snapshot, stored or lost. */
export interface FoundIssueTable {
  issue_id: Id;
  /** Null if its mails don't tell. */
  newsletter_id: Id | null;
  slot_kind: SlotKind | null;
  slot_due_on: LocalDate | null;
  number: number | null;
  subject: string;
  sender: string;
  mails: number;
  first_at: Date;
  last_at: Date;
}
