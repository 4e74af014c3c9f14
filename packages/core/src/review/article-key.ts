import { canonicalUrl } from './canonical-url.ts';
import { foldTitle } from './fold-title.ts';
import type { Review } from './review.ts';

/** What two reviews of one article share; stored beside each review. */
export interface ArticleKey {
  /** The article's canonical URL; null if the review has none. */
  readonly url: string | null;
  /** The folded title and outlet. */
  readonly title: string;
}

export const articleKeyOf = ({
  url,
  title,
  outlet,
}: Pick<Review, 'url' | 'title' | 'outlet'>): ArticleKey => ({
  url: url === null ? null : canonicalUrl(url),
  title: `${foldTitle(title)}\n${foldTitle(outlet)}`,
});

/**
 * What shows that two reviews are about one article: by URL or, if either has none, by title
 * and outlet. Null if they are about two. `sameArticle` of the database does the same in SQL.
 */
export function sameArticle(one: ArticleKey, other: ArticleKey): 'url' | 'title-and-outlet' | null {
  if (one.url !== null && other.url !== null) return one.url === other.url ? 'url' : null;
  return one.title === other.title ? 'title-and-outlet' : null;
}
