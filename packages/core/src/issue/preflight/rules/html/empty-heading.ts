import type { PreflightRule } from '../../preflight-rule.ts';

export const emptyHeading: PreflightRule = {
  name: 'empty-heading',
  severity: 'informs',
  overridable: true,
  explanation: 'A heading with nothing under it is often left over from an import.',
  fix: 'If it is not intended, edit the review: galley review edit ID.',
  check: ({ reviews }) =>
    reviews.flatMap(({ review }) =>
      [...review.analysis, ...review.sections]
        .filter(({ heading, blocks }) => heading !== null && blocks.length === 0)
        .map(({ heading }) => `Nothing is under "${heading}" in "${review.title}".`),
    ),
};
