import { isOwnLink, linksOf } from '../../mail/links-of.ts';
import type { CheckedIssue } from '../../preflight-rule.ts';

/**
 * The addresses of an issue that somebody may ask whether they still work: articles and what else it
 * links to. Not our own pages, which exist once the issue does.
 */
export function linksToAsk({
  reviews,
  mails,
  publicUrl,
}: Pick<CheckedIssue, 'reviews' | 'mails' | 'publicUrl'>): readonly string[] {
  const articles = reviews.flatMap(({ review }) => review.url ?? []);
  const links = linksOf(mails);
  return [...new Set([...articles, ...links])].filter((url) => !isOwnLink(url, publicUrl));
}
