import { linkHorizon, secondsToNextLink } from '@galley/core/editor';
import { foldAddress, networksOf, type Keyring } from '@galley/core/subscription';
import {
  listReaderLinkTimes,
  lockReaderLinks,
  type Database,
  type ReaderLinkKind,
  type Transaction,
} from '@galley/db';

/** For whom a link is asked and from where: keyed hashes, so no address or network is stored. */
export interface LinkScopes {
  readonly addressKey: string;
  readonly network: string | null;
}

/**
 * Each kind of link counts by itself: anybody can ask for the links of any address, and must not keep
 * its reader from a link to their data.
 */
export function scopesOf(
  keyring: Keyring,
  {
    kind,
    canonical,
    ip,
  }: {
    readonly kind: ReaderLinkKind;
    readonly canonical: string;
    readonly ip: string | null;
  },
): LinkScopes {
  const hashed = (scope: string, value: string) =>
    keyring.sign(`reader-link/${scope}/${value}`).mac;
  const networks = ip === null ? null : networksOf(ip);
  return {
    addressKey: hashed(`address/${kind}`, foldAddress(canonical)),
    network: networks === null ? null : hashed('network', networks.wide ?? networks.near),
  };
}

/**
 * Whether one more link may go out, under a lock until the transaction ends. Every request counts,
 * also for addresses that nobody knows, so that the limits tell nothing.
 */
export async function mayMailLink(
  trx: Transaction<Database>,
  scopes: LinkScopes,
  now: Date,
): Promise<boolean> {
  await lockReaderLinks(trx);
  const earlier = await listReaderLinkTimes(trx, scopes, linkHorizon(now));
  return (
    secondsToNextLink('reader', earlier.address, now) === 0 &&
    secondsToNextLink('network', earlier.network, now) === 0
  );
}
