import { canonicalUrl } from '../../../../review/canonical-url.ts';
import { linksOf } from '../../mail/links-of.ts';
import type { PreflightRule } from '../../preflight-rule.ts';

export const redirectedLink: PreflightRule = {
  name: 'redirected-link',
  severity: 'informs',
  overridable: true,
  explanation: 'A detour that its owner calls permanent is slower for readers and ends some day.',
  mend: 'Use the address to which it leads.',
  check: ({ mails, reviews, outside }) => {
    const articles = new Set(reviews.flatMap(({ canonicalUrl: url }) => url ?? []));
    return linksOf(mails)
      .filter((url) => !articles.has(canonicalUrl(url)))
      .flatMap((url) => {
        const answer = outside.links.get(url);
        return answer?.kind === 'moved' && canonicalUrl(answer.to) !== canonicalUrl(url)
          ? [`The link ${url} leads on to ${answer.to}.`]
          : [];
      });
  },
};
