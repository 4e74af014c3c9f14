import type { Keyring } from './keyring.ts';
import {
  makeRoundToken,
  readRoundToken,
  type RoundClaim,
  type RoundTokenReading,
} from './round-token.ts';

/** How long a confirmation link works after its notice was created. */
export const CONFIRM_TOKEN_SECONDS = 48 * 3600;

/** When the link of a confirmation notice stops working. */
export const confirmTokenExpiry = (noticeCreatedAt: Date): Date =>
  new Date(noticeCreatedAt.getTime() + CONFIRM_TOKEN_SECONDS * 1000);

/** The request to subscribe that a link answers. */
export type ConfirmClaim = RoundClaim;

/** The token of a confirmation link. */
export const makeConfirmToken = (keyring: Keyring, claim: ConfirmClaim): string =>
  makeRoundToken(keyring, 'confirm', claim);

export type ConfirmTokenReading = RoundTokenReading;

/** What a confirm token says. `expired` only for one that we made; anything else is `refused`. */
export const readConfirmToken = (keyring: Keyring, token: string, now: Date): ConfirmTokenReading =>
  readRoundToken(keyring, 'confirm', token, now);
