export { changeSubscription } from './change-subscription.ts';
export {
  CONFIRM_TOKEN_SECONDS,
  confirmTokenExpiry,
  makeConfirmToken,
  readConfirmToken,
} from './confirm-token.ts';
export {
  CONFIRMATION_LIMITS,
  confirmationHorizon,
  mayMailConfirmation,
} from './confirmation-limit.ts';
export { printCsvLine } from './csv-line.ts';
export { parseEmailAddress, type AddressFlaw, type EmailAddress } from './email-address.ts';
export { foldAddress } from './fold-address.ts';
export {
  readImportColumns,
  type ImportPlan,
  type ImportTerms,
  type ShownColumn,
} from './import-columns.ts';
export { readDelimiter, type Delimiter } from './import-delimiter.ts';
export { IMPORT_FORMATS } from './import-formats.ts';
export { readImportRow, type ImportedPerson } from './import-row.ts';
export { STATUS_STRICTNESS } from './import-standing.ts';
export type { Keyring } from './keyring.ts';
export { isLoopback, networksOf } from './network-of.ts';
export { LONGEST_NAME, parsePersonName, type NameFlaw } from './person-name.ts';
export { makeReaderToken, readReaderToken } from './reader-token.ts';
export {
  SIGN_UP_BREAKER,
  breakerCloses,
  breakerStretch,
  readBreaker,
  type ConfirmationShare,
} from './sign-up-breaker.ts';
export {
  LONGEST_SIGN_UP_MINUTES,
  SIGN_UP_LIMITS,
  SIGN_UP_REASONS,
  admitSignUp,
  type SignUpKeys,
  type SignUpReason,
  type SignUpScope,
  type SignUpWindow,
} from './sign-up-limits.ts';
export { SUBSCRIPTION_STATUSES, type SubscriptionStatus } from './subscription-status.ts';
export { erasedAddressKey, suppressionKeys } from './suppression-key.ts';
