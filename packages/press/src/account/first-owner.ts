import type { RefusalOf } from '@galley/contract/refusals';
import {
  dropFirstOwnerLink,
  endSignInsOf,
  hasOwner,
  insertPerson,
  lockFirstOwner,
  putFirstOwnerLink,
  setRole,
  spendFirstOwnerLink,
  updatePerson,
} from '@galley/db';
import { readPerson, type InvalidPerson } from '../subscription/read-person.ts';
import { hashToken, newToken } from '../opaque-token.ts';
import type { AccountDeps } from './account-deps.ts';
import { beginSession, type SignedIn } from './begin-session.ts';

const LINK_HOURS = 24;

export type FirstOwnerOffer =
  { readonly kind: 'offered'; readonly token: string } | { readonly kind: 'has-owner' };

/**
 * Makes the link by which somebody becomes the first owner, while nobody owns every newsletter. It
 * replaces an earlier one, works once, and belongs on the terminal only.
 */
export const offerFirstOwner = async ({ db, clock }: AccountDeps): Promise<FirstOwnerOffer> =>
  db.transaction().execute(async (trx): Promise<FirstOwnerOffer> => {
    await lockFirstOwner(trx);
    if (await hasOwner(trx)) {
      await dropFirstOwnerLink(trx);
      return { kind: 'has-owner' };
    }
    const now = clock();
    const token = newToken();
    const expiresAt = new Date(now.getTime() + LINK_HOURS * 3_600_000);
    await putFirstOwnerLink(trx, { tokenHash: hashToken(token), now, expiresAt });
    return { kind: 'offered', token };
  });

export interface FirstOwner {
  readonly token: string;
  readonly email: string;
  readonly name?: string | null | undefined;
  readonly browser: string;
}

/** Makes the holder of the terminal's link the first owner, and signs them in. */
export async function becomeFirstOwner(
  { db, clock }: AccountDeps,
  { token, email, name, browser }: FirstOwner,
): Promise<SignedIn | RefusalOf<'dead-link'> | InvalidPerson> {
  const read = readPerson(email, name);
  if (read.kind === 'invalid') return read;
  const signedIn = await db.transaction().execute(async (trx) => {
    const now = clock();
    await lockFirstOwner(trx);
    const open = (await spendFirstOwnerLink(trx, hashToken(token), now)) && !(await hasOwner(trx));
    if (!open) return null;
    const personId = await insertPerson(trx, { ...read.email, now });
    const named = read.name === null ? {} : { name: read.name };
    await updatePerson(trx, personId, { recovered_at: null, ...named });
    await setRole(trx, { personId, newsletterId: null, role: 'owner' });
    // Somebody who wrote for a newsletter before: no earlier session becomes an owner's.
    await endSignInsOf(trx, personId, now);
    return beginSession(trx, { personId, method: 'first-owner', browser, now });
  });
  return signedIn ?? { kind: 'dead-link', what: 'first-owner' };
}
