import { canonicalUrl } from '../../../../review/canonical-url.ts';
import { troubleOf } from './broken-link.ts';
import type { PreflightRule } from '../../preflight-rule.ts';

export const articleGone: PreflightRule = {
  name: 'article-gone',
  severity: 'warns',
  overridable: true,
  explanation: 'An article may be withdrawn, renamed or moved after its review.',
  fix: {
    issue:
      'Look at the article; then correct its URL (galley review edit ID) or hold the review (galley review hold ID).',
    files: null,
  },
  blames: { kind: 'review', field: 'url' },
  check: ({ reviews, outside }) =>
    reviews.flatMap((about) => {
      const { title, url } = about.review;
      if (url === null) return [];
      const answer = outside.links.get(url);
      if (answer?.kind === 'moved' && canonicalUrl(answer.to) !== canonicalUrl(url)) {
        return [
          { message: `The article reviewed in "${title}" has moved to ${answer.to}.`, about },
        ];
      }
      const trouble = troubleOf(answer);
      return trouble === null
        ? []
        : [{ message: `The article reviewed in "${title}" ${trouble}.`, about }];
    }),
};
