import type { PreflightRule } from '../../preflight-rule.ts';

const LONG_SECONDS = 3600;

export const slowSending: PreflightRule = {
  name: 'slow-sending',
  severity: 'warns',
  overridable: true,
  explanation:
    'What the forecast says of sending: a quota that ends before the issue does, or retries that would outlive what Resend remembers.',
  mend: 'See galley issue forecast N; ask Resend for a higher rate or quota, or send earlier.',
  check: ({ forecast: { seconds, problems } }) => [
    ...problems,
    ...(seconds > LONG_SECONDS
      ? [`Sending takes ${Math.round(seconds / 60)} minutes at least.`]
      : []),
  ],
};
