import type { ThemeChoice } from '@galley/core/newsletter';
import type { NewsletterRow } from '@galley/db';

/** A newsletter as readers' pages show it. */
export interface SiteNewsletter {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly tagline: string | null;
  readonly language: string;
  readonly timeZone: string;
  /** Canonical text, such as `weekly fri 08:00`. */
  readonly cadence: string;
  readonly postalAddress: string | null;
  readonly isDefault: boolean;
  /** The host that ids of its feeds' items name; null for the present one. */
  readonly feedHost: string | null;
  /** Null for Galley's default look. */
  readonly theme: ThemeChoice | null;
}

export const siteNewsletter = (row: NewsletterRow): SiteNewsletter => ({
  id: row.id,
  slug: row.slug,
  title: row.title,
  tagline: row.tagline,
  language: row.language,
  timeZone: row.time_zone,
  cadence: row.cadence,
  postalAddress: row.postal_address,
  isDefault: row.is_default,
  feedHost: row.feed_host,
  theme: row.theme,
});
