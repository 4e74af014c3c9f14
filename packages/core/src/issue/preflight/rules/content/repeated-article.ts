import type { PreflightRule } from '../../preflight-rule.ts';

export const repeatedArticle: PreflightRule = {
  name: 'repeated-article',
  severity: 'warns',
  overridable: true,
  explanation: 'Two reviews in this issue cover the same article.',
  fix: 'Hold or remove one of them: galley review hold ID.',
  check: ({ reviews }) => {
    const titles = new Map<string, string>();
    return reviews.flatMap(({ canonicalUrl, review }) => {
      if (canonicalUrl === null) return [];
      const first = titles.get(canonicalUrl);
      titles.set(canonicalUrl, first ?? review.title);
      return first === undefined
        ? []
        : [`"${first}" and "${review.title}" are about ${canonicalUrl}.`];
    });
  },
};
