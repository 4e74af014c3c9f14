import { isOwnLink, linksOf } from '../../mail/links-of.ts';
import { picturesOf } from '../../mail/pictures-of.ts';
import type { CheckedIssue } from '../../preflight-rule.ts';

/**
 * The URLs of an issue to check: its articles, its other links and its pictures. Not our own pages,
 * which exist once the issue does.
 */
export function linksToAsk({
  reviews,
  mails,
  publicUrl,
}: Pick<CheckedIssue, 'reviews' | 'mails' | 'publicUrl'>): readonly string[] {
  const articles = reviews.flatMap(({ review }) => review.url ?? []);
  const links = linksOf(mails);
  return [...new Set([...articles, ...links, ...picturesOf(mails)])].filter(
    (url) => !isOwnLink(url, publicUrl),
  );
}
