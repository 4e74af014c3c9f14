import type { Keyring } from './keyring.ts';

/** How long a confirmation link works after its notice was created. */
export const CONFIRM_TOKEN_SECONDS = 48 * 3600;

/** When the link of a confirmation notice stops working. */
export const confirmTokenExpiry = (noticeCreatedAt: Date): Date =>
  new Date(noticeCreatedAt.getTime() + CONFIRM_TOKEN_SECONDS * 1000);

export interface ConfirmClaim {
  readonly subscriptionId: string;
  /** The request to subscribe that this link answers; a later request invalidates it. */
  readonly round: number;
  readonly expiresAt: Date;
}

const SHAPE =
  /^([A-Za-z0-9_-]{1,64})\.([A-Za-z0-9_-]{1,128})\.([1-9][0-9]{0,18})\.([1-9][0-9]{0,8})\.([1-9][0-9]{0,10})$/;
/** No group in it is optional. */
type Match = readonly [
  all: string,
  keyId: string,
  mac: string,
  subscriptionId: string,
  round: string,
  expires: string,
];

const signed = (subscriptionId: string, round: number, expires: number) =>
  `confirm/${subscriptionId}/${round}/${expires}`;

/** The token of a confirmation link: subscription, round and expiry (whole seconds), signed. */
export function makeConfirmToken(keyring: Keyring, claim: ConfirmClaim): string {
  const expires = Math.floor(claim.expiresAt.getTime() / 1000);
  const { keyId, mac } = keyring.sign(signed(claim.subscriptionId, claim.round, expires));
  return `${keyId}.${mac}.${claim.subscriptionId}.${claim.round}.${expires}`;
}

export type ConfirmTokenReading =
  | { readonly kind: 'ok'; readonly subscriptionId: string; readonly round: number }
  | { readonly kind: 'expired'; readonly subscriptionId: string }
  | { readonly kind: 'refused' };

/** What a confirm token says. `expired` only for one that we made; anything else is `refused`. */
export function readConfirmToken(keyring: Keyring, token: string, now: Date): ConfirmTokenReading {
  const match = SHAPE.exec(token) as Match | null;
  if (match === null) return { kind: 'refused' };
  const [, keyId, mac, subscriptionId, roundText, expiresText] = match;
  const round = Number(roundText);
  const expires = Number(expiresText);
  if (!keyring.verify(keyId, signed(subscriptionId, round, expires), mac)) {
    return { kind: 'refused' };
  }
  if (now.getTime() >= expires * 1000) return { kind: 'expired', subscriptionId };
  return { kind: 'ok', subscriptionId, round };
}
