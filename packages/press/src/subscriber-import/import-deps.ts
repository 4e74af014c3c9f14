import type { SubscriptionDeps } from '../subscription/subscription-deps.ts';

/** What the steps of an import need from their process. */
export type ImportDeps = Pick<SubscriptionDeps, 'db' | 'clock' | 'wake'>;
