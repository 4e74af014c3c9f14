import type { Role } from '@galley/core/editor';
import type { Id, IdentityId } from '../schema/columns.ts';

/** An invitation to become a person of the desk; it works once. */
export interface InvitationTable {
  id: IdentityId;
  address: string;
  address_canonical: string;
  /** Null: every newsletter. */
  newsletter_id: Id | null;
  role: Role;
  /** Null when the terminal invited. */
  invited_by: Id | null;
  created_at: Date;
  expires_at: Date;
  /** When it was accepted or taken back. */
  ended_at: Date | null;
  accepted_by: Id | null;
}
