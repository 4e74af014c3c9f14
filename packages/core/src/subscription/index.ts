export { SUBSCRIPTION_STATUSES, type SubscriptionStatus } from './subscription-status.ts';
