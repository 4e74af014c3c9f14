import type { Invitation } from '@galley/contract/editor';
import type { InvitationRow } from '@galley/db';

/** An invitation as the contract shows it; `slug` is its newsletter, null every newsletter. */
export const presentInvitation = (row: InvitationRow, slug: string | null): Invitation => ({
  id: row.id,
  email: row.address,
  newsletter: slug,
  role: row.role,
  createdAt: row.created_at.toISOString(),
  expiresAt: row.expires_at.toISOString(),
});
