import type { PreflightRule } from '../../preflight-rule.ts';

export const unappliedEdits: PreflightRule = {
  name: 'unapplied-edits',
  severity: 'warns',
  overridable: true,
  explanation:
    'A review was edited after the issue was compiled, and readers would get the older text: an issue changes only when somebody applies the edits.',
  fix: { issue: 'If they should go out, apply them: galley review apply ID.', files: null },
  blames: { kind: 'review', field: null },
  check: ({ reviews }) =>
    reviews
      .filter(({ hasUnapplied }) => hasUnapplied)
      .map((about) => ({
        message: `Edits of "${about.review.title}" are not in the issue yet.`,
        about,
      })),
};
