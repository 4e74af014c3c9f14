import type { CreatedAt, Generated, Id, IdentityId, LocalDate } from '../schema/columns.ts';

export type NoticeKind =
  | 'confirmation'
  | 'welcome'
  | 'held'
  | 'missed'
  | 'reminder'
  | 'sign-in'
  | 'invitation'
  | 'recovered';
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
  sign_in_link_id: Id | null;
  invitation_id: Id | null;
  /** The person who recovered their account. */
  person_id: Id | null;
  address: string;
  /** The subscription's round that a confirmation belongs to. */
  round: number | null;
  state: Generated<NoticeState>;
  attempt: Generated<number>;
  lease_until: Date | null;
  not_before: Generated<Date>;
  resend_id: string | null;
  reason: string | null;
  created_at: CreatedAt;
  ended_at: Date | null;
}
