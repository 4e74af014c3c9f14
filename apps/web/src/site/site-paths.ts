import { issuePath } from '@galley/core/issue';
import type { SiteNewsletter } from '@galley/press/site';

type Named = Pick<SiteNewsletter, 'slug' | 'isDefault'>;

/** Where readers find a newsletter; the default one is at the root. */
export const homePath = (newsletter: Named): string =>
  newsletter.isDefault ? '/' : `/n/${newsletter.slug}`;

export const archivePath = (newsletter: Named): string =>
  newsletter.isDefault ? '/archive' : `/n/${newsletter.slug}/archive`;

/** The page that subscribes. */
export const signUpPath = (newsletter: Named): string =>
  newsletter.isDefault ? '/subscribe' : `/n/${newsletter.slug}/subscribe`;

/** The form that other sites may show in a frame. */
export const embedPath = ({ slug }: Named): string => `/embed/${slug}`;

/** What a reader sees after asking to subscribe. */
export const thanksPath = (newsletter: Named): string =>
  newsletter.isDefault ? '/thanks' : `/n/${newsletter.slug}/thanks`;

export const siteIssuePath = (newsletter: Named, number: number): string =>
  issuePath({ slug: newsletter.slug, isDefault: newsletter.isDefault }, number);

export const reviewPath = (slug: string): string => `/reviews/${slug}`;

/** What a correction of a review changed, and the text before it. */
export const correctionPath = (slug: string, number: number): string =>
  `${reviewPath(slug)}/corrections/${number}`;

/** Which reviews a feed has. */
export type FeedPart =
  { readonly kind: 'all' | 'five-stars' } | { readonly kind: 'outlet'; readonly outlet: string };

export type FeedFormat = 'rss' | 'json';

export function feedPath(newsletter: Named, format: FeedFormat, part: FeedPart): string {
  const base = newsletter.isDefault ? '' : `/n/${newsletter.slug}`;
  const ending = format === 'rss' ? 'xml' : 'json';
  switch (part.kind) {
    case 'all':
      return `${base}/feed.${ending}`;
    case 'five-stars':
      return `${base}/feed/five-stars.${ending}`;
    case 'outlet':
      return `${base}/feed/outlets/${encodeURIComponent(part.outlet)}.${ending}`;
  }
}
