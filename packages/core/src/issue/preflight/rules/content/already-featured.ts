import type { PreflightRule } from '../../preflight-rule.ts';

export const alreadyFeatured: PreflightRule = {
  name: 'already-featured',
  severity: 'warns',
  overridable: true,
  explanation: 'Readers have had a review of that article before.',
  mend: 'Hold the review if that is not meant: galley review hold ID.',
  check: ({ reviews }) =>
    reviews.flatMap(({ review: { title }, featuredIn }) =>
      featuredIn === null ? [] : [`The article of "${title}" was in issue ${featuredIn}.`],
    ),
};
