export {
  addSubscriber,
  type AddSubscriberInput,
  type AddSubscriberOutcome,
} from './add-subscriber.ts';
export { confirm, readConfirmation, type ConfirmInput, type ConfirmOutcome } from './confirm.ts';
export { erase, type EraseOutcome } from './erase.ts';
export { exportSubscribers, exportSubscribersCsv } from './export-subscribers.ts';
export type {
  ImportOutcome,
  ImportProgress,
  ImportReport,
  ListedRow,
  RepeatedRow,
  SuppressedRow,
} from './import-report.ts';
export { importSubscribers, type ImportSubscribersInput } from './import-subscribers.ts';
export {
  changePreferences,
  readPreferences,
  type ChangePreferencesInput,
  type ChangePreferencesOutcome,
  type Preferences,
  type PreferencesReading,
} from './preferences.ts';
export {
  showSubscriber,
  type ShownSubscription,
  type ShownSuppression,
  type ShowSubscriberOutcome,
} from './show-subscriber.ts';
export { subscribe, type SubscribeInput, type SubscribeOutcome } from './subscribe.ts';
export type { FieldProblem, NewsletterRef, SubscriptionDeps } from './subscription-deps.ts';
export {
  suppress,
  unsuppress,
  type SuppressOutcome,
  type UnsuppressOutcome,
} from './suppress-address.ts';
export { unsubscribe, type UnsubscribeInput, type UnsubscribeOutcome } from './unsubscribe.ts';
