export const SUBSCRIPTION_STATUSES = ['pending', 'confirmed', 'unsubscribed'] as const;

/** A person's relation to one newsletter. Only `confirmed` readers are ever mailed an issue. */
export type SubscriptionStatus = (typeof SUBSCRIPTION_STATUSES)[number];
