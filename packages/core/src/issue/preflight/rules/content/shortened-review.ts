import type { PreflightRule } from '../../preflight-rule.ts';

export const shortenedReview: PreflightRule = {
  name: 'shortened-review',
  severity: 'informs',
  overridable: true,
  explanation:
    'In full, the issue would exceed what Gmail shows, so the mail shortens some reviews and links to their pages.',
  fix: 'Nothing to do; fewer or shorter reviews fit in full.',
  blames: { kind: 'review', field: null },
  check: ({ reviews, isBestOf }) =>
    reviews
      .filter(({ extent }) => extent !== 'full' && !isBestOf)
      .map((about) => {
        const { title } = about.review;
        const message =
          about.extent === 'headline'
            ? `The mail shows only the headline of "${title}".`
            : `The mail shows the summary and findings of "${title}", not its analysis.`;
        return { message, about };
      }),
};
