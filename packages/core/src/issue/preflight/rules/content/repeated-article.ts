import { articleKeyOf, sameArticle } from '../../../../review/article-key.ts';
import type { PreflightRule } from '../../preflight-rule.ts';

export const repeatedArticle: PreflightRule = {
  name: 'repeated-article',
  severity: 'warns',
  overridable: true,
  explanation: 'Two reviews in this issue cover the same article.',
  fix: {
    issue: 'Hold or remove one of them: galley review hold ID.',
    files: 'Remove one of them, such as FILE.',
  },
  blames: { kind: 'review', field: null },
  check: ({ reviews }) => {
    const keyed = reviews.map((about) => ({ about, key: articleKeyOf(about.review) }));
    return keyed.flatMap(({ about, key }, at) => {
      const first = keyed.slice(0, at).find((earlier) => sameArticle(earlier.key, key) !== null);
      if (first === undefined) return [];
      const shared =
        sameArticle(first.key, key) === 'url'
          ? `are about ${key.url}`
          : 'have the same title and outlet';
      const message = `"${first.about.review.title}" and "${about.review.title}" ${shared}.`;
      return [{ message, about }];
    });
  },
};
