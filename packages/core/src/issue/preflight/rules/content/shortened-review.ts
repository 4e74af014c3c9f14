import type { PreflightRule } from '../../preflight-rule.ts';

export const shortenedReview: PreflightRule = {
  name: 'shortened-review',
  severity: 'informs',
  overridable: true,
  explanation:
    'The whole issue would pass what Gmail shows, so the mail holds less of some reviews and links to their pages.',
  mend: 'Nothing needs to be done; with fewer or shorter reviews the mail holds them whole.',
  check: ({ reviews, isBestOf }) =>
    reviews
      .filter(({ extent }) => extent !== 'full' && !isBestOf)
      .map(({ review: { title }, extent }) =>
        extent === 'headline'
          ? `The mail holds only the headline of "${title}".`
          : `The mail holds summary and findings of "${title}", not its analysis.`,
      ),
};
