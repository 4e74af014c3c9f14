import type { RefusalOf } from '@galley/contract/refusals';
import type { Actor } from '@galley/core/editor';
import { endInvitation, findInvitationRow } from '@galley/db';
import { refuse, refuseAnywhere, type NotAllowed } from '../door/allow.ts';
import { recordAct } from '../door/record-act.ts';
import { rowId } from '../row-id.ts';
import { lockActor } from './lock-actor.ts';
import type { PeopleDeps } from './people-deps.ts';
import { sightOf } from './sight.ts';

export type TakeBackInvitation =
  { readonly kind: 'taken-back' } | RefusalOf<'no-invitation'> | NotAllowed;

/** Takes an invitation back before anybody accepts it. */
export async function takeBackInvitation(
  { db, clock }: PeopleDeps,
  given: Actor,
  { id }: { readonly id: string },
): Promise<TakeBackInvitation> {
  const denied = refuseAnywhere(given, 'take-back-invitation');
  if (denied !== null) return denied;
  const known = rowId(id);
  const now = clock();
  return db.transaction().execute(async (trx): Promise<TakeBackInvitation> => {
    const actor = await lockActor(trx, given);
    const row = known === null ? undefined : await findInvitationRow(trx, known, now);
    const { all, slugs } = await sightOf(trx, actor);
    const newsletterId = row?.newsletter_id ?? null;
    if (row === undefined || !(newsletterId === null ? all : slugs.has(newsletterId))) {
      return { kind: 'no-invitation', id };
    }
    const denied = refuse(actor, 'take-back-invitation', newsletterId);
    if (denied !== null) return denied;
    await endInvitation(trx, { id: row.id, acceptedBy: null, now });
    const object = { kind: 'invitation', id: row.id } as const;
    await recordAct(trx, actor, { step: 'take-back-invitation', newsletterId, object, at: now });
    return { kind: 'taken-back' };
  });
}
