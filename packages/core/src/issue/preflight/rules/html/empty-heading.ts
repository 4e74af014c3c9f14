import type { Found, PreflightRule } from '../../preflight-rule.ts';

export const emptyHeading: PreflightRule = {
  name: 'empty-heading',
  severity: 'informs',
  overridable: true,
  explanation: 'A heading with nothing under it is often left over from an import.',
  fix: {
    issue: 'If it is not intended, edit the review: galley review edit ID.',
    files: 'If it is not intended, edit FILE.',
  },
  check: ({ reviews }) =>
    reviews.flatMap((about) =>
      (['analysis', 'sections'] as const).flatMap((field) =>
        about.review[field]
          .filter(({ heading, blocks }) => heading !== null && blocks.length === 0)
          .map(({ heading }): Found => ({
            message: `"${heading}" in "${about.review.title}" has nothing under it.`,
            about,
            blames: { kind: 'review', field },
          })),
      ),
    ),
};
