import { articleKeyOf } from '../../../../review/article-key.ts';
import { canonicalUrl } from '../../../../review/canonical-url.ts';
import { linksOf } from '../../mail/links-of.ts';
import type { PreflightRule } from '../../preflight-rule.ts';
import { blameFor, reviewWith } from '../content/prose-of.ts';

export const redirectedLink: PreflightRule = {
  name: 'redirected-link',
  severity: 'informs',
  overridable: true,
  explanation: 'A permanent redirect is slower for readers and may end some day.',
  fix: {
    issue: 'Use the URL it redirects to.',
    files: null,
  },
  check: ({ mails, reviews, outside }) => {
    const articles = new Set(reviews.flatMap(({ review }) => articleKeyOf(review).url ?? []));
    return linksOf(mails)
      .filter((url) => !articles.has(canonicalUrl(url)))
      .flatMap((url) => {
        const answer = outside.links.get(url);
        if (answer?.kind !== 'moved' || canonicalUrl(answer.to) === canonicalUrl(url)) return [];
        const about = reviewWith(reviews, url);
        const message = `The link ${url} redirects to ${answer.to}.`;
        return [{ message, about, blames: blameFor(about, url) }];
      });
  },
};
