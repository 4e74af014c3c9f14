import type { Keyring } from './keyring.ts';

const SHAPE = /^([A-Za-z0-9_-]{1,64})\.([A-Za-z0-9_-]{1,128})\.([1-9][0-9]{0,18})$/;
/** No group in it is optional. */
type Match = readonly [all: string, keyId: string, mac: string, subscriptionId: string];

/** A token doesn't say how often the address has changed, so each number up to this one is tried. */
const MOST_ROUNDS = 20;

/** What is signed to name a subscription; the later changes of address share one claim. */
const readerClaim = (subscriptionId: string, addressRound: number): string =>
  addressRound === 0
    ? `reader/${subscriptionId}`
    : `reader/${subscriptionId}/${Math.min(addressRound, MOST_ROUNDS)}`;

/** Each claim of a subscription, that of the first address first. */
export const readerClaims = (subscriptionId: string): readonly string[] =>
  Array.from({ length: MOST_ROUNDS + 1 }, (_, round) => readerClaim(subscriptionId, round));

/**
 * The token that names one subscription in unsubscribe and preferences links. It never expires,
 * because a reader may unsubscribe from a years-old mail (RFC 8058, section 3.1: opaque and hard to
 * forge), and changes only with the reader's address. It ends in a digit, so that no mail program
 * drops its last character as punctuation when it turns plain text into a link.
 *
 * @param addressRound how often the reader's address had changed when it was the one that is mailed
 */
export function makeReaderToken(
  keyring: Keyring,
  subscriptionId: string,
  addressRound: number,
): string {
  const { keyId, mac } = keyring.sign(readerClaim(subscriptionId, addressRound));
  return `${keyId}.${mac}.${subscriptionId}`;
}

export type ReaderTokenReading =
  | {
      readonly kind: 'ok';
      readonly subscriptionId: string;
      /** How often the address had changed to which it went. */
      readonly addressRound: number;
    }
  | { readonly kind: 'refused' };

/** Whether a token went to an address that its reader has given up since: then it only leaves. */
export const isOfEarlierAddress = (
  token: { readonly addressRound: number },
  reader: { readonly address_round: number },
): boolean => token.addressRound < Math.min(reader.address_round, MOST_ROUNDS);

/** The subscription that a reader token names; `refused` if any character of it is not ours. */
export function readReaderToken(keyring: Keyring, token: string): ReaderTokenReading {
  const match = SHAPE.exec(token) as Match | null;
  if (match === null) return { kind: 'refused' };
  const [, keyId, mac, subscriptionId] = match;
  const addressRound = readerClaims(subscriptionId).findIndex((claim) =>
    keyring.verify(keyId, claim, mac),
  );
  return addressRound < 0 ? { kind: 'refused' } : { kind: 'ok', subscriptionId, addressRound };
}
