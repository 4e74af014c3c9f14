import type { Keyring } from './keyring.ts';
import { LAST_BUCKET, printBucket, type NamedSubscription } from './reader-token.ts';

/** What a link does to a subscription in one of its rounds. */
export type RoundPurpose = 'confirm' | 'undo';

export interface RoundClaim {
  readonly subscriptionId: string;
  /** The subscription's bucket, as in a reader's token; 0 if left out. */
  readonly bucket?: number;
  /** The round that the link belongs to; a later request or departure invalidates it. */
  readonly round: number;
  readonly expiresAt: Date;
}

const SHAPE =
  /^([A-Za-z0-9_-]{1,64})\.([A-Za-z0-9_-]{1,128})\.([1-9][0-9]{0,18})\.([1-9][0-9]{0,8})\.([1-9][0-9]{0,10})(?:\.([1-9][0-9]{0,4}))?$/;
/** Only the bucket may be left out. */
type Match = readonly [
  all: string,
  keyId: string,
  mac: string,
  subscriptionId: string,
  round: string,
  expires: string,
  bucket: string | undefined,
];

const signed = (purpose: RoundPurpose, subscriptionId: string, round: number, expires: number) =>
  `${purpose}/${subscriptionId}/${round}/${expires}`;

/** Signs subscription, round and expiry (whole seconds) for one purpose. */
export function makeRoundToken(
  keyring: Keyring,
  purpose: RoundPurpose,
  { subscriptionId, bucket = 0, round, expiresAt }: RoundClaim,
): string {
  const expires = Math.floor(expiresAt.getTime() / 1000);
  const { keyId, mac } = keyring.sign(signed(purpose, subscriptionId, round, expires));
  return `${keyId}.${mac}.${subscriptionId}.${round}.${expires}${printBucket(bucket)}`;
}

export type RoundTokenReading =
  | (NamedSubscription & { readonly kind: 'ok'; readonly round: number })
  | (NamedSubscription & { readonly kind: 'expired' })
  | { readonly kind: 'refused' };

/** What a token says. `expired` only for one that we made for this purpose. */
export function readRoundToken(
  keyring: Keyring,
  purpose: RoundPurpose,
  token: string,
  now: Date,
): RoundTokenReading {
  const match = SHAPE.exec(token) as Match | null;
  if (match === null) return { kind: 'refused' };
  const [, keyId, mac, subscriptionId, roundText, expiresText, bucketText = '0'] = match;
  const round = Number(roundText);
  const expires = Number(expiresText);
  const bucket = Number(bucketText);
  const isOurs = keyring.verify(keyId, signed(purpose, subscriptionId, round, expires), mac);
  if (!isOurs || bucket > LAST_BUCKET) return { kind: 'refused' };
  if (now.getTime() >= expires * 1000) return { kind: 'expired', subscriptionId, bucket };
  return { kind: 'ok', subscriptionId, bucket, round };
}
