import type { Key } from '@galley/contract/editor';
import type { KeyRow } from '@galley/db';
import { iso } from '../iso.ts';

/** A key as the contract shows it, without its token. */
export const presentKey = (row: KeyRow): Key => ({
  id: row.id,
  name: row.name,
  person: { id: row.person_id, email: row.address },
  scopes: row.scopes,
  createdAt: row.created_at.toISOString(),
  expiresAt: iso(row.expires_at),
  usedAt: iso(row.used_at),
});
