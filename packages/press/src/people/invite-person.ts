import type { Invitation } from '@galley/contract/editor';
import type { RefusalOf } from '@galley/contract/refusals';
import { makeLinkToken, type Actor, type Role } from '@galley/core/editor';
import {
  endInvitationsTo,
  findMailingNewsletter,
  findPersonByAddress,
  insertInvitation,
  insertPersonNotices,
} from '@galley/db';
import { refuse } from '../door/allow.ts';
import { limitMailing } from '../door/limit-mailing.ts';
import { recordAct } from '../door/record-act.ts';
import type { NewsletterRefusal } from '../newsletter/find-newsletter.ts';
import { readAddress, type InvalidPerson } from '../subscription/read-person.ts';
import { findPlaceFor } from './find-place.ts';
import { holds } from './holds.ts';
import { lockActor } from './lock-actor.ts';
import type { InvitationDeps } from './people-deps.ts';
import { presentInvitation } from './present-invitation.ts';

const INVITATION_DAYS = 7;

export interface NewInvitation {
  readonly email: string;
  /** A slug; null for every newsletter. */
  readonly newsletter: string | null;
  readonly role: Role;
}

export type InvitePerson =
  | { readonly kind: 'invited'; readonly invitation: Invitation; readonly token: string }
  | RefusalOf<'already-person' | 'too-many'>
  | InvalidPerson
  | NewsletterRefusal;

/**
 * Invites somebody to a role, by a link that works once and for a week. The link goes by mail too if
 * there is a newsletter that the mail can come from. A newer invitation to the same place replaces
 * an older one.
 */
export async function invitePerson(
  deps: InvitationDeps,
  actor: Actor,
  { email, newsletter, role }: NewInvitation,
): Promise<InvitePerson> {
  const place = await findPlaceFor(deps, actor, 'invite-person', newsletter);
  if (place.kind !== 'found') return place;
  const { newsletterId } = place;
  const read = readAddress(email);
  if (read.kind === 'invalid') return read;
  const { address, canonical } = read;
  const now = deps.clock();
  return deps.db.transaction().execute(async (trx): Promise<InvitePerson> => {
    const denied = refuse(await lockActor(trx, actor), 'invite-person', newsletterId);
    if (denied !== null) return denied;
    const person = await findPersonByAddress(trx, canonical);
    if (person !== undefined && holds(person.roles, newsletterId, role)) {
      return { kind: 'already-person', address };
    }
    const limited = await limitMailing(trx, actor, 'invite-person', now);
    if (limited !== null) return limited;
    await endInvitationsTo(trx, canonical, { newsletterId, now });
    const row = await insertInvitation(trx, {
      address,
      address_canonical: canonical,
      newsletter_id: newsletterId,
      role,
      invited_by: actor.kind === 'person' ? actor.id : null,
      created_at: now,
      expires_at: new Date(now.getTime() + INVITATION_DAYS * 24 * 3_600_000),
    });
    const from = newsletterId ?? (await findMailingNewsletter(trx));
    if (from !== null) {
      const mail = { newsletterId: from, addresses: [address], now };
      await insertPersonNotices(trx, { kind: 'invitation', invitationId: row.id, ...mail });
      await deps.wake?.('work-notices', trx);
    }
    const object = { kind: 'invitation', id: row.id } as const;
    await recordAct(trx, actor, { step: 'invite-person', newsletterId, object, at: now });
    return {
      kind: 'invited',
      invitation: presentInvitation(row, newsletter),
      token: makeLinkToken(deps.keyring, 'invitation', row.id),
    };
  });
}
