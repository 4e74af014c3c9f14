import type { RefusalOf } from '@galley/contract/refusals';
import { readLinkToken } from '@galley/core/editor';
import { endSignInLinksOf, findSignInLink, lockAccount, spendSignInLink } from '@galley/db';
import { hashToken } from '../opaque-token.ts';
import type { LinkDeps } from './account-deps.ts';
import { beginSession, type SignedIn } from './begin-session.ts';

export interface LinkInHand {
  readonly token: string;
  /** The cookie of the browser that opened the link; null if it has none. */
  readonly browserToken: string | null;
  readonly browser: string;
}

const DEAD: RefusalOf<'dead-link'> = { kind: 'dead-link', what: 'sign-in' };

/**
 * Signs in by a link, in the browser that asked for it: a link that was forwarded, or read by
 * somebody else, is of no use elsewhere. Any other browser spends nothing.
 */
export async function signInByLink(
  { db, clock, keyring }: LinkDeps,
  { token, browserToken, browser }: LinkInHand,
): Promise<SignedIn | RefusalOf<'dead-link'> | RefusalOf<'other-browser'>> {
  const now = clock();
  const id = readLinkToken(keyring, 'sign-in', token);
  const link = id === null ? undefined : await findSignInLink(db, id);
  const personId = link?.person_id ?? null;
  if (link === undefined || personId === null) return DEAD;
  if (link.ended_at !== null || link.expires_at <= now) return DEAD;
  if (browserToken === null || hashToken(browserToken) !== link.browser_hash) {
    return { kind: 'other-browser' };
  }
  const signedIn = await db.transaction().execute(async (trx) => {
    // The person first, as everything that ends sign-ins takes it first.
    if ((await lockAccount(trx, personId)) === undefined) return null;
    if (!(await spendSignInLink(trx, link.id, now))) return null;
    await endSignInLinksOf(trx, personId, now);
    return beginSession(trx, { personId, method: 'link', browser, now });
  });
  return signedIn ?? DEAD;
}
