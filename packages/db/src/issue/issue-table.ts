import type { IssueReason } from '@galley/core/delivery';
import type { IssueState, Override } from '@galley/core/issue';
import type { SlotKind } from '@galley/core/newsletter';
import type { StoredCounts } from '../delivery/delivery-tally.ts';
import type {
  ColumnType,
  CreatedAt,
  Generated,
  Id,
  IdentityId,
  Json,
  LocalDate,
} from '../schema/columns.ts';

export interface IssueTable {
  id: IdentityId;
  newsletter_id: Id;
  /** Counts per newsletter, from 1; urgent corrections count −1, −2 and so on (`issueName`). */
  number: number;
  /** True once it was cancelled before any batch was attempted: another issue may get its number. */
  number_is_free: Generated<boolean>;
  /** Null for an extra issue outside the slots. */
  slot_due_on: LocalDate | null;
  /** Which of a date's slots that is. */
  slot_kind: Generated<SlotKind>;
  due_at: Date | null;
  /** The date in its bytes, in the newsletter's time zone. */
  dated_on: LocalDate;
  /** The month whose best it holds, `YYYY-MM`; null for a regular issue. */
  best_of: string | null;
  /** The correction that it brings, alone; null if it is no urgent correction. */
  corrects: Generated<Id | null>;
  state: Generated<IssueState>;
  /** Why it is held or paused, as a code that docs/reasons.md explains. */
  reason: IssueReason | null;
  reason_detail: string | null;
  subject: string;
  preheader: string;
  /** True once a person chose the subject or preheader, so that compiling again keeps it. */
  subject_is_set: Generated<boolean>;
  preheader_is_set: Generated<boolean>;
  /** What an editor writes above the reviews: paragraphs with empty lines between them. */
  note: string | null;
  /** The sender and reply-to that the content hash covers. */
  sender: string | null;
  reply_to: string | null;
  content_hash: string | null;
  approved_hash: string | null;
  approved_by: string | null;
  approved_at: Date | null;
  /** Overridden preflight rules with the reason a person gave. */
  overrides: ColumnType<Override[], string | undefined, string>;
  /** When it was released for sending, and until when it can be undone without a trace. */
  released_at: Date | null;
  send_after: Date | null;
  /** High-water mark of the audience in subscriber ids, and when the audience was complete. */
  freeze_cursor: Generated<Id>;
  /** Which of the installation's buckets is frozen next, counted from 0. */
  freeze_bucket: Generated<number>;
  /** How many readers were frozen into the audience; its counts must add up to this. */
  audience: Generated<number>;
  frozen_at: Date | null;
  /** When a quota pause ends automatically. */
  resume_at: Date | null;
  /** When the last of its mail was settled. */
  sent_at: Date | null;
  /** Until when the latest sending again can be undone; null if it was never sent again. */
  again_after: Date | null;
  /** How many batches it made. */
  again_batches: number | null;
  /** The counts of its deliveries, once those were dropped. */
  final_counts: Json<StoredCounts> | null;
  cancelled_at: Date | null;
  /** Whether its mails name newsletter, slot and number in a tag. */
  names_slot: Generated<boolean>;
  /** Some of its readers were found in the provider's list after a restore. */
  found: Generated<boolean>;
  created_at: CreatedAt;
  updated_at: Generated<Date>;
  /** Counts its changes: an edit names the version that it was made from. */
  version: Generated<number>;
  /** In which version each field changed last, for a change that was made from an older one. */
  changed_in: ColumnType<Record<string, number>, string | undefined, string>;
}
