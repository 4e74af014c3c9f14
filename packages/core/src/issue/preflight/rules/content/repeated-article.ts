import { articleKeyOf, sameArticle } from '../../../../review/article-key.ts';
import type { PreflightRule } from '../../preflight-rule.ts';

export const repeatedArticle: PreflightRule = {
  name: 'repeated-article',
  severity: 'warns',
  overridable: true,
  explanation: 'Two reviews in this issue cover the same article.',
  fix: 'Hold or remove one of them: galley review hold ID.',
  check: ({ reviews }) => {
    const keyed = reviews.map(({ review }) => ({ review, key: articleKeyOf(review) }));
    return keyed.flatMap(({ review, key }, at) => {
      const first = keyed.slice(0, at).find((earlier) => sameArticle(earlier.key, key) !== null);
      if (first === undefined) return [];
      const shared =
        sameArticle(first.key, key) === 'url'
          ? `are about ${key.url}`
          : 'have the same title and outlet';
      return [`"${first.review.title}" and "${review.title}" ${shared}.`];
    });
  },
};
