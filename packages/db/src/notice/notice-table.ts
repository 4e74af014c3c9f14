import type { SlotKind } from '@galley/core/newsletter';
import type { CreatedAt, Generated, Id, IdentityId, LocalDate } from '../schema/columns.ts';

export type NoticeKind =
  | 'confirmation'
  | 'welcome'
  | 'leave-link'
  | 'held'
  | 'missed'
  | 'reminder'
  | 'sign-in'
  | 'invitation'
  | 'recovered'
  | 'links'
  | 'data-link'
  | 'new-address'
  | 'address-changed'
  | 'webhook-disabled'
  | 'queue-answer'
  | 'canary-copy';
export type NoticeState = 'pending' | 'accepted' | 'rejected' | 'uncertain';

/**
 * A single mail that is not an issue. It is rendered when it is sent, so the row holds no token.
 */
export interface NoticeTable {
  id: IdentityId;
  kind: NoticeKind;
  newsletter_id: Id;
  subscription_id: Id | null;
  issue_id: Id | null;
  /** The latest of the missed slots that it reports. */
  slot_due_on: LocalDate | null;
  slot_kind: SlotKind | null;
  sign_in_link_id: Id | null;
  invitation_id: Id | null;
  /** The person who recovered their account. */
  person_id: Id | null;
  /** The link that it mails to a reader. */
  reader_link_id: Id | null;
  /** The target that was disabled. */
  webhook_target_id: Id | null;
  address: string;
  /** The subscription's round that a confirmation belongs to. */
  round: number | null;
  /** Whether it answers a mail, which its header says. */
  answers_mail: Generated<boolean>;
  state: Generated<NoticeState>;
  attempt: Generated<number>;
  lease_until: Date | null;
  not_before: Generated<Date>;
  resend_id: string | null;
  reason: string | null;
  created_at: CreatedAt;
  ended_at: Date | null;
}
