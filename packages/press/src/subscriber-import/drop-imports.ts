import type { Actor } from '@galley/core/editor';
import { dropOldImports, dropOldStages } from '@galley/db';
import { refuse, type NotAllowed } from '../door/allow.ts';
import { recordAct } from '../door/record-act.ts';
import { ARRIVING_MS, KEPT_MS } from './days-kept.ts';
import type { ImportDeps } from './import-deps.ts';

/**
 * Removes imports a day after the last thing that happened to them, with their files and reports,
 * files that have stopped arriving, and what a process left that died while it imported.
 */
export async function dropImports(
  { db, clock }: ImportDeps,
  actor: Actor,
): Promise<{ readonly kind: 'dropped' } | NotAllowed> {
  const denied = refuse(actor, 'drop-imports', null);
  if (denied !== null) return denied;
  const at = clock();
  const ago = (ms: number): Date => new Date(at.getTime() - ms);
  await dropOldStages(db);
  await db.transaction().execute(async (trx) => {
    const dropped = await dropOldImports(trx, { kept: ago(KEPT_MS), arriving: ago(ARRIVING_MS) });
    if (dropped === 0) return;
    const object = { kind: 'installation', id: null } as const;
    await recordAct(trx, actor, { step: 'drop-imports', newsletterId: null, object, at });
  });
  return { kind: 'dropped' };
}
