import { linksOf } from './mail/links-of.ts';
import { readMail } from './mail/read-mail.ts';
import type { PreflightInput } from './preflight-rule.ts';

/**
 * The addresses of an issue that somebody may ask whether they still work: articles and what else it
 * links to. Not our own pages, which exist once the issue does.
 */
export function linksToAsk({
  reviews,
  renditions,
  publicUrl,
}: Pick<PreflightInput, 'reviews' | 'renditions' | 'publicUrl'>): readonly string[] {
  const articles = reviews.flatMap(({ review }) => review.url ?? []);
  const links = linksOf(renditions.map(({ html }) => readMail(html)));
  return [...new Set([...articles, ...links])].filter((url) => !url.startsWith(`${publicUrl}/`));
}
