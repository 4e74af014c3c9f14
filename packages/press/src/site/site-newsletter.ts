import type { NewsletterRow } from '@galley/db';

/** A newsletter as readers' pages show it. */
export interface SiteNewsletter {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly tagline: string | null;
  readonly language: string;
  /** Canonical text, such as `weekly fri 08:00`. */
  readonly cadence: string;
  readonly postalAddress: string | null;
  readonly isDefault: boolean;
}

export const siteNewsletter = (row: NewsletterRow): SiteNewsletter => ({
  id: row.id,
  slug: row.slug,
  title: row.title,
  tagline: row.tagline,
  language: row.language,
  cadence: row.cadence,
  postalAddress: row.postal_address,
  isDefault: row.is_default,
});
