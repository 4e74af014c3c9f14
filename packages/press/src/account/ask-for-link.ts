import type { RefusalOf } from '@galley/contract/refusals';
import { linkHorizon, secondsToNextLink } from '@galley/core/editor';
import { foldAddress, networksOf } from '@galley/core/subscription';
import {
  findMailingNewsletter,
  findPersonByAddress,
  insertPersonNotices,
  insertSignInLink,
  listLinkTimes,
  lockSignInLinks,
  type Database,
  type Transaction,
} from '@galley/db';
import { readAddress, type InvalidPerson } from '../subscription/read-person.ts';
import { hashToken, newToken } from '../opaque-token.ts';
import type { LinkDeps } from './account-deps.ts';
import { linkExpiry } from './link-life.ts';

export interface LinkRequest {
  readonly email: string;
  /** Null counts for no network. */
  readonly ip: string | null;
  /** The cookie of the asking browser; null if it has none yet. */
  readonly browserToken: string | null;
}

export type AskForLink =
  /** The same answer for every address, known or not. */
  { readonly kind: 'asked'; readonly browserToken: string } | RefusalOf<'too-many'> | InvalidPerson;

/**
 * Mails a link that signs in, if the address is a person's. The asker learns nothing from the
 * answer, from its cost or from the limits: an unknown address leaves a row too, and takes the same
 * statements.
 */
export async function askForLink(
  deps: LinkDeps,
  { email, ip, browserToken }: LinkRequest,
): Promise<AskForLink> {
  const read = readAddress(email);
  if (read.kind === 'invalid') return read;
  const token = browserToken ?? newToken();
  const now = deps.clock();
  const scopes = scopesOf(deps, read.canonical, ip);
  return deps.db.transaction().execute(async (trx): Promise<AskForLink> => {
    await lockSignInLinks(trx);
    const earlier = await listLinkTimes(trx, scopes, linkHorizon(now));
    const seconds = Math.max(
      secondsToNextLink('address', earlier.address, now),
      secondsToNextLink('network', earlier.network, now),
    );
    if (seconds > 0) return { kind: 'too-many', seconds };
    await mailLink(deps, trx, { canonical: read.canonical, scopes, token, now });
    return { kind: 'asked', browserToken: token };
  });
}

interface Asked {
  readonly canonical: string;
  readonly scopes: ReturnType<typeof scopesOf>;
  readonly token: string;
  readonly now: Date;
}

async function mailLink(
  deps: LinkDeps,
  trx: Transaction<Database>,
  { canonical, scopes, token, now }: Asked,
): Promise<void> {
  const person = await findPersonByAddress(trx, canonical);
  const newsletterId = await findMailingNewsletter(trx);
  const signInLinkId = await insertSignInLink(trx, {
    person_id: person?.id ?? null,
    address_key: scopes.addressKey,
    network: scopes.network,
    browser_hash: hashToken(token),
    created_at: now,
    expires_at: linkExpiry(now),
  });
  if (newsletterId === null) return;
  const addresses = person === undefined ? [] : [person.address];
  await insertPersonNotices(trx, { kind: 'sign-in', signInLinkId, newsletterId, addresses, now });
  await deps.wake?.('work-notices', trx);
}

/** Keyed hashes are enough to count by, so no addresses or networks are stored. */
function scopesOf({ keyring }: LinkDeps, canonical: string, ip: string | null) {
  const hashed = (scope: string, value: string) => keyring.sign(`sign-in/${scope}/${value}`).mac;
  const networks = ip === null ? null : networksOf(ip);
  return {
    addressKey: hashed('address', foldAddress(canonical)),
    network: networks === null ? null : hashed('network', networks.wide ?? networks.near),
  };
}
