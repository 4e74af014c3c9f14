import type { PreflightRule } from '../../preflight-rule.ts';

export const repeatedArticle: PreflightRule = {
  name: 'repeated-article',
  severity: 'warns',
  overridable: true,
  explanation: 'Two reviews of one issue lead to the same article.',
  mend: 'Remove one of them or hold it: galley review hold ID.',
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
