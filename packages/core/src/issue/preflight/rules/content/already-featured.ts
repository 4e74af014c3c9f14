import type { PreflightRule } from '../../preflight-rule.ts';

export const alreadyFeatured: PreflightRule = {
  name: 'already-featured',
  severity: 'warns',
  overridable: true,
  explanation: 'Readers have already received a review of this article.',
  fix: {
    issue: 'If that is not intended, hold the review: galley review hold ID.',
    files: null,
  },
  blames: { kind: 'review', field: null },
  check: ({ reviews }) =>
    reviews.flatMap((each) =>
      each.featuredIn === null
        ? []
        : [
            {
              message: `The article reviewed in "${each.review.title}" was in issue ${each.featuredIn}.`,
              about: each,
            },
          ],
    ),
};
