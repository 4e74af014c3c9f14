import {
  admitSignUp,
  breakerStretch,
  foldAddress,
  networksOf,
  readBreaker,
  type Keyring,
  type SignUpKeys,
  type SignUpReason,
} from '@galley/core/subscription';
import {
  breakerOpenedAt,
  confirmationShare,
  countRefusedSignUp,
  listSignUpWindows,
  lockSignUps,
  openBreaker,
  saveSignUpWindows,
  type Database,
  type Transaction,
} from '@galley/db';
import type { SubscriptionDeps } from './subscription-deps.ts';

/** A sign-up as far as limits look at it. */
export interface SignUpRequest {
  readonly newsletterId: string;
  readonly canonical: string;
  /** Whose networks it counts for; null for none. */
  readonly ip: string | null;
}

export interface Admission {
  readonly refused: SignUpReason | null;
  /** This sign-up found the newsletter's breaker closed and opened it. */
  readonly breakerOpened: boolean;
}

/**
 * Holds a sign-up against every limit and the newsletter's breaker, before anything of the
 * subscriber is looked at or locked, and counts it.
 */
export async function admit(
  deps: Pick<SubscriptionDeps, 'db' | 'keyring'>,
  request: SignUpRequest,
  now: Date,
): Promise<Admission> {
  const { newsletterId } = request;
  const keys = keysOf(deps.keyring, request);
  return deps.db.transaction().execute(async (trx): Promise<Admission> => {
    await lockSignUps(trx);
    const known = await listSignUpWindows(
      trx,
      Object.values(keys).filter((key) => key !== null),
    );
    const { refused, windows } = admitSignUp(keys, known, now);
    await saveSignUpWindows(trx, windows);
    const breaker = refused === null ? await lookAtBreaker(trx, newsletterId, now) : 'closed';
    const reason = refused ?? (breaker === 'closed' ? null : 'breaker');
    if (reason !== null) await countRefusedSignUp(trx, { newsletterId, reason, now });
    return { refused: reason, breakerOpened: breaker === 'opens' };
  });
}

async function lookAtBreaker(
  trx: Transaction<Database>,
  newsletterId: string,
  now: Date,
): Promise<'closed' | 'open' | 'opens'> {
  const { kind } = readBreaker(
    await breakerOpenedAt(trx, newsletterId),
    await confirmationShare(trx, newsletterId, breakerStretch(now)),
    now,
  );
  if (kind === 'opens') await openBreaker(trx, newsletterId, now);
  return kind;
}

/** Whom and whence a request names stays out of the tables: a keyed hash is enough to count by. */
function keysOf(keyring: Keyring, { newsletterId, canonical, ip }: SignUpRequest): SignUpKeys {
  const hashed = (scope: string, value: string): string =>
    `${scope}/${keyring.sign(`sign-up/${scope}/${value}`).mac}`;
  const networks = ip === null ? null : networksOf(ip);
  const wide = networks?.wide ?? null;
  return {
    network: networks === null ? null : hashed('network', networks.near),
    'wide-network': wide === null ? null : hashed('wide-network', wide),
    'folded-address': hashed('folded-address', foldAddress(canonical)),
    newsletter: `newsletter/${newsletterId}`,
    installation: 'installation',
  };
}
