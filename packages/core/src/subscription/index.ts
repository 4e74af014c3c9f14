export {
  ALL_REVIEWS,
  isChoice,
  parseChoice,
  printChoice,
  type Choice,
  type Rhythm,
} from './choice.ts';
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
export {
  LONGEST_PAUSE_WEEKS,
  decidePreferences,
  isPaused,
  pauseLimit,
  type Offers,
  type PreferencesFlaw,
  type PreferencesWish,
  type ReaderPreferences,
} from './decide-preferences.ts';
export { parseEmailAddress, type AddressFlaw, type EmailAddress } from './email-address.ts';
export { makeFormStamp, readFormStamp, type FormKind } from './form-stamp.ts';
export { foldAddress } from './fold-address.ts';
export { hashIp, matchesHashedIp, type HashedIp } from './hash-ip.ts';
export {
  COLUMN_CHOICES,
  COLUMN_READINGS,
  parseChosenColumn,
  type ChosenColumn,
  type ColumnChoice,
  type ColumnReading,
} from './import-choice.ts';
export {
  offerColumns,
  readImportColumns,
  type ColumnTrouble,
  type ImportPlan,
  type ImportTerms,
  type OfferedColumn,
  type ShownColumn,
} from './import-columns.ts';
export { readDelimiter, type Delimiter } from './import-delimiter.ts';
export { IMPORT_FORMATS } from './import-formats.ts';
export { readImportRow, type ImportedPerson } from './import-row.ts';
export { STATUS_STRICTNESS } from './import-standing.ts';
export type { Keyring } from './keyring.ts';
export {
  leaveLocalPart,
  leaveToken,
  makeLeaveAddress,
  readLeaveLocalPart,
  type LeaveAddressReading,
} from './leave-address.ts';
export {
  domainAndParents,
  judgeMailDomain,
  type DnsAnswer,
  type MailDomain,
} from './mail-domain.ts';
export { LEAVE_REASONS, readLeaveReason, type LeaveReason } from './leave-reason.ts';
export { isLoopback, networksOf, spellIp } from './network-of.ts';
export { LONGEST_NAME, parsePersonName, type NameFlaw } from './person-name.ts';
export {
  isOfEarlierAddress,
  makeReaderToken,
  readReaderToken,
  type NamedSubscription,
} from './reader-token.ts';
export {
  SIGN_UP_BREAKER,
  breakerCloses,
  breakerStretch,
  readBreaker,
  type ConfirmationShare,
} from './sign-up-breaker.ts';
export { holdsLink, isMachineAddress } from './sign-up-signals.ts';
export {
  FORM_REASONS,
  PROOF_REASONS,
  SIGN_UP_LIMITS,
  SIGN_UP_REASONS,
  admitSignUp,
  type FormReason,
  type ProofReason,
  type SignUpKeys,
  type SignUpReason,
  type SignUpScope,
  type SignUpWindow,
} from './sign-up-limits.ts';
export { SUBSCRIPTION_STATUSES, type SubscriptionStatus } from './subscription-status.ts';
export { erasedAddressKey, suppressionKeys } from './suppression-key.ts';
export { UNDO_SECONDS, makeUndoToken, mayUndo, readUndoToken } from './undo-token.ts';
export { READER_STATES, readerState, type ReaderState } from './reader-state.ts';
export { LONGEST_SEARCH, readSearchTerms, type SearchTerms } from './search-terms.ts';
