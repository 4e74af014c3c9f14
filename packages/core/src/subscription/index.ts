export {
  CONFIRM_TOKEN_SECONDS,
  confirmTokenExpiry,
  makeConfirmToken,
  readConfirmToken,
  type ConfirmClaim,
  type ConfirmTokenReading,
} from './confirm-token.ts';
export type { Keyring } from './keyring.ts';
export { makeReaderToken, readReaderToken, type ReaderTokenReading } from './reader-token.ts';
export { SUBSCRIPTION_STATUSES, type SubscriptionStatus } from './subscription-status.ts';
