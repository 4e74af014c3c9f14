export { addSubscriber } from './add-subscriber.ts';
export { askToConfirm } from './ask-to-confirm.ts';
export { confirm, readConfirmation } from './confirm.ts';
export { erase } from './erase.ts';
export { exportSubscribers, printExport } from './export-subscribers.ts';
export { importSubscribers } from './import-subscribers.ts';
export type { ImportProgress } from './run-import.ts';
export {
  changePreferences,
  readPreferences,
  type Preferences,
  type SubscribedTo,
} from './preferences.ts';
export type { PersonProblem } from './read-person.ts';
export type { SignUpGuards } from './sign-up-guards.ts';
export { askForProof } from './proof-of-work.ts';
export { renewConfirmation, type RenewOutcome } from './renew-confirmation.ts';
export { listSubscribers, type SubscriberQuery } from './list-subscribers.ts';
export { readHistory, showMember } from './show-member.ts';
export { showSubscriber } from './show-subscriber.ts';
export { subscribe, type SubscribeOutcome } from './subscribe.ts';
export type { SubscriptionDeps } from './subscription-deps.ts';
export { suppress, unsuppress } from './suppress-address.ts';
export { giveLeaveReason, takeBackLeaving } from './take-back-leaving.ts';
export {
  endSubscription,
  readLeaving,
  unsubscribe,
  type JustLeft,
  type LeftNewsletter,
} from './unsubscribe.ts';
