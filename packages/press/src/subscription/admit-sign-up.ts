import {
  CONFIRMATION_LIMITS,
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

/** What the limits need to know about a sign-up. */
export interface SignUpRequest {
  readonly newsletterId: string;
  readonly canonical: string;
  /** The IP address whose networks it counts for; null for none. */
  readonly ip: string | null;
  /**
   * A mail that may come from anybody and from anywhere. All such mails count as one network: a
   * single machine can send them in any number of names.
   */
  readonly isForgeable: boolean;
}

export interface Admission {
  readonly refused: SignUpReason | null;
  /** True if this sign-up opened the newsletter's breaker. */
  readonly breakerOpened: boolean;
}

/**
 * Counts a sign-up and checks it against every limit and the newsletter's breaker, before reading
 * or locking anything of the subscriber.
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

/** Keyed hashes are enough to count by, so no addresses or networks are stored. */
function keysOf(
  keyring: Keyring,
  { newsletterId, canonical, ip, isForgeable }: SignUpRequest,
): SignUpKeys {
  const hashed = (scope: string, value: string): string =>
    `${scope}/${keyring.sign(`sign-up/${scope}/${value}`).mac}`;
  const networks = ip === null ? null : networksOf(ip);
  const near = isForgeable ? 'mail' : (networks?.near ?? null);
  const wide = networks?.wide ?? null;
  return {
    network: near === null ? null : hashed('network', near),
    'wide-network': wide === null ? null : hashed('wide-network', wide),
    'folded-address': hashed('folded-address', foldAddress(canonical)),
    newsletter: `newsletter/${newsletterId}`,
    installation: 'installation',
  };
}

const DAY_MINUTES = 24 * 60;

/**
 * Under which key the confirmation mails to an address are counted over the longest of
 * `CONFIRMATION_LIMITS`, whether or not the address is still stored.
 */
export function confirmationKey(
  keyring: Keyring,
  canonical: string,
): { readonly key: string; readonly minutes: number; readonly most: number } {
  const { most, days } = CONFIRMATION_LIMITS.reduce((a, b) => (b.days > a.days ? b : a));
  const { mac } = keyring.sign(`sign-up/confirmation/${canonical}`);
  return { key: `confirmation/${mac}`, minutes: days * DAY_MINUTES, most };
}
