import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor } from '@galley/core/editor';
import { deleteWatchedFeed, findWatchedFeed } from '@galley/db';
import { refuse, refuseAnywhere, type NotAllowed } from '../door/allow.ts';
import { recordAct } from '../door/record-act.ts';
import type { PressDeps } from '../press-deps.ts';
import { rowId } from '../row-id.ts';

export type StopFeed = { readonly kind: 'stopped' } | RefusalOf<'no-feed'> | NotAllowed;

/** Stops watching a feed. Its candidates stay. */
export async function stopFeed(
  { db, clock }: Pick<PressDeps, 'db' | 'clock'>,
  actor: Actor,
  { id }: { readonly id: string },
): Promise<StopFeed> {
  const row = rowId(id) === null ? undefined : await findWatchedFeed(db, id);
  if (row === undefined) return refuseAnywhere(actor, 'stop-feed') ?? { kind: 'no-feed', id };
  const { newsletter_id: newsletterId } = row;
  const denied = refuse(actor, 'stop-feed', newsletterId);
  if (denied !== null) return denied;
  return db.transaction().execute(async (trx): Promise<StopFeed> => {
    if (!(await deleteWatchedFeed(trx, id))) return { kind: 'no-feed', id };
    const object = { kind: 'feed', id } as const;
    await recordAct(trx, actor, { step: 'stop-feed', newsletterId, object, at: clock() });
    return { kind: 'stopped' };
  });
}
