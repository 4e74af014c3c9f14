import type { SubscriptionInFull } from '@galley/db';
import type { SiteNewsletter } from '../site/site-newsletter.ts';

/** The newsletter of a subscription, as readers' pages show it. */
export const newsletterOf = (subscription: SubscriptionInFull): SiteNewsletter => ({
  id: subscription.newsletter_id,
  slug: subscription.newsletter_slug,
  title: subscription.newsletter_title,
  tagline: subscription.newsletter_tagline,
  language: subscription.newsletter_language,
  timeZone: subscription.newsletter_time_zone,
  cadence: subscription.newsletter_cadence,
  postalAddress: subscription.newsletter_postal_address,
  isDefault: subscription.newsletter_is_default,
  feedHost: subscription.newsletter_feed_host,
  theme: subscription.newsletter_theme,
});
