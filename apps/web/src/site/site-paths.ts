import { issuePath } from '@galley/core/issue';
import type { SiteNewsletter } from '@galley/db';

type Named = Pick<SiteNewsletter, 'slug' | 'is_default'>;

/** Where readers find a newsletter; the default one is at the root. */
export const homePath = (newsletter: Named): string =>
  newsletter.is_default ? '/' : `/n/${newsletter.slug}`;

export const archivePath = (newsletter: Named): string =>
  newsletter.is_default ? '/archive' : `/n/${newsletter.slug}/archive`;

export const siteIssuePath = (newsletter: Named, number: number): string =>
  issuePath({ slug: newsletter.slug, isDefault: newsletter.is_default }, number);

export const reviewPath = (slug: string): string => `/reviews/${slug}`;
