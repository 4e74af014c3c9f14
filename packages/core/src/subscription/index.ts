export {
  SUBSCRIPTION_EDGES,
  changeSubscription,
  type SubscriptionChange,
  type SubscriptionEvent,
  type SubscriptionPosition,
} from './change-subscription.ts';
export {
  CONFIRM_TOKEN_SECONDS,
  confirmTokenExpiry,
  makeConfirmToken,
  readConfirmToken,
  type ConfirmClaim,
  type ConfirmTokenReading,
} from './confirm-token.ts';
export {
  CONFIRMATION_LIMITS,
  confirmationHorizon,
  mayMailConfirmation,
} from './confirmation-limit.ts';
export { confirmWording, consentWording } from './consent-wording.ts';
export { guardFormula, printCsvLine, unguardFormula } from './csv-line.ts';
export { parseEmailAddress, type EmailAddress, type EmailAddressReading } from './email-address.ts';
export { foldAddress } from './fold-address.ts';
export {
  readImportColumns,
  type ImportColumnsReading,
  type ImportPlan,
  type ImportTerms,
  type ShownColumn,
} from './import-columns.ts';
export { readDelimiter, type Delimiter, type DelimiterReading } from './import-delimiter.ts';
export { IMPORT_FORMATS, type ImportFormat } from './import-formats.ts';
export { readImportRow, type ImportedPerson, type ImportRowReading } from './import-row.ts';
export { STATUS_STRICTNESS } from './import-standing.ts';
export type { Keyring, Signature } from './keyring.ts';
export { isLoopback, networksOf, type Networks } from './network-of.ts';
export { LONGEST_NAME, parsePersonName, type PersonNameReading } from './person-name.ts';
export { makeReaderToken, readReaderToken, type ReaderTokenReading } from './reader-token.ts';
export {
  SIGN_UP_BREAKER,
  breakerCloses,
  breakerStretch,
  readBreaker,
  type BreakerState,
  type ConfirmationShare,
} from './sign-up-breaker.ts';
export {
  LONGEST_SIGN_UP_MINUTES,
  SIGN_UP_LIMITS,
  SIGN_UP_REASONS,
  SIGN_UP_SCOPES,
  admitSignUp,
  type SignUpAdmission,
  type SignUpKeys,
  type SignUpLimit,
  type SignUpReason,
  type SignUpScope,
  type SignUpWindow,
} from './sign-up-limits.ts';
export { SUBSCRIPTION_STATUSES, type SubscriptionStatus } from './subscription-status.ts';
export { erasedAddressKey, suppressionKeys } from './suppression-key.ts';
