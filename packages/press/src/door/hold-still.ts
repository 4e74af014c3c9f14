import type { RefusalOf } from '@galley/contract/refusals';
import { readHold, type Database, type Kysely } from '@galley/db';
import { iso } from '../iso.ts';

/**
 * Refuses what would make mail leave while the installation is held after a restore. A copy sends
 * nothing; `restored` still answers what a person asks for now.
 */
export async function holdStill(
  db: Kysely<Database>,
  evenRestored: boolean,
): Promise<RefusalOf<'installation-held'> | null> {
  const { held, restored_at: restoredAt } = await readHold(db);
  if (held === null || (held === 'restored' && !evenRestored)) return null;
  return { kind: 'installation-held', held, restoredAt: iso(restoredAt) };
}
