import { isLoopbackUrl } from '../../../../network/index.ts';
import type { PreflightRule } from '../../preflight-rule.ts';

export const insecurePublicUrl: PreflightRule = {
  name: 'insecure-public-url',
  severity: 'stops',
  overridable: true,
  explanation:
    'Readers would get links that anybody on the way can read and change; RFC 8058 wants https for unsubscribing.',
  mend: 'Start Galley with PUBLIC_URL=https://…, then compile the issue again.',
  check: ({ publicUrl, providerUrl }) =>
    publicUrl.startsWith('https://') || isLoopbackUrl(providerUrl)
      ? []
      : [`The links lead to ${publicUrl}, which is not https, and the mail leaves this machine.`],
};
