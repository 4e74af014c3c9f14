import type { PreflightRule } from '../../preflight-rule.ts';

export const alreadyFeatured: PreflightRule = {
  name: 'already-featured',
  severity: 'warns',
  overridable: true,
  explanation: 'Readers have already received a review of this article.',
  fix: 'If that is not intended, hold the review: galley review hold ID.',
  check: ({ reviews }) =>
    reviews.flatMap(({ review: { title }, featuredIn }) =>
      featuredIn === null ? [] : [`The article reviewed in "${title}" was in issue ${featuredIn}.`],
    ),
};
