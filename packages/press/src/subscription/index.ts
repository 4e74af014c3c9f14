export {
  addSubscriber,
  type AddSubscriberInput,
  type AddSubscriberOutcome,
} from './add-subscriber.ts';
export { confirm, readConfirmation, type ConfirmInput, type ConfirmOutcome } from './confirm.ts';
export { erase, type EraseOutcome } from './erase.ts';
export { exportSubscribers, printExport, type Exported } from './export-subscribers.ts';
export {
  importSubscribers,
  type ImportOutcome,
  type ImportProgress,
  type ImportSubscribersInput,
} from './import-subscribers.ts';
export {
  changePreferences,
  readPreferences,
  type ChangePreferencesInput,
  type ChangePreferencesOutcome,
  type Preferences,
  type PreferencesReading,
} from './preferences.ts';
export type { PersonProblem } from './read-person.ts';
export { showSubscriber, type ShowSubscriberOutcome } from './show-subscriber.ts';
export { subscribe, type SubscribeInput, type SubscribeOutcome } from './subscribe.ts';
export type { NewsletterRef, SubscriptionDeps } from './subscription-deps.ts';
export {
  suppress,
  unsuppress,
  type SuppressOutcome,
  type UnsuppressOutcome,
} from './suppress-address.ts';
export { unsubscribe, type UnsubscribeInput, type UnsubscribeOutcome } from './unsubscribe.ts';
