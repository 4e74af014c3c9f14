import type { SubscriptionInFull } from '@galley/db';
import type { SiteNewsletter } from '../site/site-newsletter.ts';

/** The newsletter of a subscription, as readers' pages show it. */
export const newsletterOf = (subscription: SubscriptionInFull): SiteNewsletter => ({
  id: subscription.newsletter_id,
  slug: subscription.newsletter_slug,
  title: subscription.newsletter_title,
  tagline: subscription.newsletter_tagline,
  language: subscription.newsletter_language,
  cadence: subscription.newsletter_cadence,
  postalAddress: subscription.newsletter_postal_address,
  isDefault: subscription.newsletter_is_default,
});
