import { isOwnLink, linksOf } from '../../mail/links-of.ts';
import type { CheckedIssue } from '../../preflight-rule.ts';

/**
 * The URLs of an issue to check: its articles and its other links. Not our own pages, which exist
 * once the issue does.
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
