import { isLoopbackUrl } from '../../../../network/index.ts';
import type { PreflightRule } from '../../preflight-rule.ts';

export const insecurePublicUrl: PreflightRule = {
  name: 'insecure-public-url',
  severity: 'stops',
  overridable: true,
  explanation:
    'Anybody on the network path could read and change the links that readers get; RFC 8058 requires https for unsubscribing.',
  fix: {
    issue: 'Start Galley with PUBLIC_URL=https://…, then compile the issue again.',
    files: null,
  },
  check: ({ publicUrl, providerUrl }) =>
    publicUrl.startsWith('https://') || isLoopbackUrl(providerUrl)
      ? []
      : [`The links use ${publicUrl}, which is not https, and the mail leaves this machine.`],
};
