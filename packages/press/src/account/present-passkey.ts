import type { Passkey } from '@galley/contract/editor';
import type { PasskeyRow } from '@galley/db';
import { iso } from '../iso.ts';

/** A passkey as the contract shows it to somebody who reached the desk at a host. */
export const presentPasskey = (row: PasskeyRow, rpId: string): Passkey => ({
  id: row.id,
  name: row.name,
  host: row.rp_id,
  worksHere: row.rp_id === rpId,
  createdAt: row.created_at.toISOString(),
  usedAt: iso(row.used_at),
});
