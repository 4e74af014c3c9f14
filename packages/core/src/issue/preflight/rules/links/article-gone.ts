import { canonicalUrl } from '../../../../review/canonical-url.ts';
import { troubleOf } from './broken-link.ts';
import type { PreflightRule } from '../../preflight-rule.ts';

export const articleGone: PreflightRule = {
  name: 'article-gone',
  severity: 'warns',
  overridable: true,
  explanation:
    'Articles are withdrawn, renamed and moved between the day they are reviewed and the day of the issue.',
  mend: 'Look at the article; then mend its address (galley review edit ID) or hold the review (galley review hold ID).',
  check: ({ reviews, outside }) =>
    reviews.flatMap(({ review: { title, url } }) => {
      if (url === null) return [];
      const answer = outside.links.get(url);
      if (answer?.kind === 'moved' && canonicalUrl(answer.to) !== canonicalUrl(url)) {
        return [`The article of "${title}" has moved to ${answer.to}.`];
      }
      const trouble = troubleOf(answer);
      return trouble === null ? [] : [`The article of "${title}" ${trouble}.`];
    }),
};
