import type { Keyring } from './keyring.ts';

const SHAPE =
  /^([A-Za-z0-9_-]{1,64})\.([A-Za-z0-9_-]{1,128})\.([1-9][0-9]{0,18})(?:\.([1-9][0-9]{0,4}))?$/;
/** Only the bucket may be left out. */
type Match = readonly [
  all: string,
  keyId: string,
  mac: string,
  subscriptionId: string,
  bucket: string | undefined,
];

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

/** A subscription that a link names, and the bucket in which to look for it first. */
export interface NamedSubscription {
  readonly subscriptionId: string;
  /** Where it was when the link was made; 0 if the link doesn't say. */
  readonly bucket: number;
}

/** The greatest that there can be. */
export const LAST_BUCKET = 32_767;

/** What a token ends in, so that its subscription is looked for on one machine; empty for bucket 0. */
export const printBucket = (bucket: number): string => (bucket === 0 ? '' : `.${bucket}`);

/**
 * The token that names one subscription in unsubscribe and preferences links. It never expires,
 * because a reader may unsubscribe from a years-old mail (RFC 8058, section 3.1: opaque and hard to
 * forge), and changes only with the reader's address. It ends in a digit, so that no mail program
 * drops its last character as punctuation when it turns plain text into a link.
 *
 * The bucket isn't signed. It only says where to look first, also in years, when the reader may be
 * elsewhere: the signed id alone decides whose link it is, so another bucket leads to the same reader
 * or takes longer to.
 *
 * @param addressRound how often the reader's address had changed when it was the one that is mailed
 * @param bucket the subscription's
 */
export function makeReaderToken(
  keyring: Keyring,
  subscriptionId: string,
  addressRound: number,
  bucket = 0,
): string {
  const { keyId, mac } = keyring.sign(readerClaim(subscriptionId, addressRound));
  return `${keyId}.${mac}.${subscriptionId}${printBucket(bucket)}`;
}

export type ReaderTokenReading =
  | (NamedSubscription & {
      readonly kind: 'ok';
      /** How often the address had changed to which it went. */
      readonly addressRound: number;
    })
  | { readonly kind: 'refused' };

/** Whether a token went to an address that its reader has given up since: then it only leaves. */
export const isOfEarlierAddress = (
  token: { readonly addressRound: number },
  reader: { readonly address_round: number },
): boolean => token.addressRound < Math.min(reader.address_round, MOST_ROUNDS);

/** The subscription that a reader token names; `refused` if its key, signature or id is not ours. */
export function readReaderToken(keyring: Keyring, token: string): ReaderTokenReading {
  const match = SHAPE.exec(token) as Match | null;
  if (match === null) return { kind: 'refused' };
  const [, keyId, mac, subscriptionId, bucket = '0'] = match;
  const addressRound = readerClaims(subscriptionId).findIndex((claim) =>
    keyring.verify(keyId, claim, mac),
  );
  if (addressRound < 0 || Number(bucket) > LAST_BUCKET) return { kind: 'refused' };
  return { kind: 'ok', subscriptionId, bucket: Number(bucket), addressRound };
}
