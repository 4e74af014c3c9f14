import type { SubscriptionInFull } from '@galley/db';
import type { NewsletterRef } from './subscription-deps.ts';

export const newsletterOf = (subscription: SubscriptionInFull): NewsletterRef => ({
  id: subscription.newsletter_id,
  slug: subscription.newsletter_slug,
  title: subscription.newsletter_title,
});
