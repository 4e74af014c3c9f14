import { issuePath } from '@galley/core/issue';
import type { SiteNewsletter } from '@galley/press/site';

type Named = Pick<SiteNewsletter, 'slug' | 'isDefault'>;

/** Where readers find a newsletter; the default one is at the root. */
export const homePath = (newsletter: Named): string =>
  newsletter.isDefault ? '/' : `/n/${newsletter.slug}`;

export const archivePath = (newsletter: Named): string =>
  newsletter.isDefault ? '/archive' : `/n/${newsletter.slug}/archive`;

/** What a reader sees after asking to subscribe. */
export const thanksPath = (newsletter: Named): string =>
  newsletter.isDefault ? '/thanks' : `/n/${newsletter.slug}/thanks`;

export const siteIssuePath = (newsletter: Named, number: number): string =>
  issuePath({ slug: newsletter.slug, isDefault: newsletter.isDefault }, number);

export const reviewPath = (slug: string): string => `/reviews/${slug}`;
