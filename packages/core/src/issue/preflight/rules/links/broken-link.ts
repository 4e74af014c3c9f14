import { articleKeyOf } from '../../../../review/article-key.ts';
import { canonicalUrl } from '../../../../review/canonical-url.ts';
import { linksOf } from '../../mail/links-of.ts';
import type { LinkAnswer } from '../../outside.ts';
import type { PreflightRule } from '../../preflight-rule.ts';
import { blameFor, reviewWith } from '../content/prose-of.ts';

export const brokenLink: PreflightRule = {
  name: 'broken-link',
  severity: 'warns',
  overridable: true,
  explanation: 'A dead link disappoints every reader who follows it.',
  fix: {
    issue: 'Follow it yourself; if it is broken, correct it: galley review edit ID.',
    files: null,
  },
  check: ({ mails, reviews, outside }) => {
    const articles = new Set(reviews.flatMap(({ review }) => articleKeyOf(review).url ?? []));
    return linksOf(mails)
      .filter((url) => !articles.has(canonicalUrl(url)))
      .flatMap((url) => {
        const trouble = troubleOf(outside.links.get(url));
        if (trouble === null) return [];
        const about = reviewWith(reviews, url);
        return [{ message: `The link ${url} ${trouble}.`, about, blames: blameFor(about, url) }];
      });
  },
};

/** A link's fault in words; null if it has none, or if nobody knows. */
export function troubleOf(answer: LinkAnswer | undefined): string | null {
  if (answer?.kind === 'broken') return `answers with error ${answer.status}`;
  if (answer?.kind === 'unreachable') return `can't be reached: ${answer.why}`;
  if (answer?.kind === 'refused') return `was not followed: ${answer.why}`;
  return null;
}
