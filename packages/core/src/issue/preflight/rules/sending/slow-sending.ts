import type { PreflightRule } from '../../preflight-rule.ts';

const LONG_SECONDS = 3600;

export const slowSending: PreflightRule = {
  name: 'slow-sending',
  severity: 'warns',
  overridable: true,
  explanation:
    "The forecast sees a problem: the quota is too small for the issue, or retries could outlast Resend's memory of keys.",
  fix: {
    issue: 'Ask Resend for a higher rate or quota, or send earlier (galley issue forecast N).',
    files: null,
  },
  check: ({ forecast: { seconds, problems } }) => [
    ...problems,
    ...(seconds > LONG_SECONDS
      ? [`Sending takes at least ${Math.round(seconds / 60)} minutes.`]
      : []),
  ],
};
