import type { PreflightRule } from '../../preflight-rule.ts';

export const senderAuthentication: PreflightRule = {
  name: 'sender-authentication',
  severity: 'warns',
  overridable: true,
  explanation:
    'Gmail, Yahoo and Outlook demand SPF, DKIM and DMARC of everybody who mails many; without them mail lands in spam or is refused.',
  mend: 'Add the DNS records that Resend shows for the domain, and a TXT record _dmarc with "v=DMARC1; p=none" to begin with. A return path other than send. cannot be seen from outside.',
  check: ({ outside: { senderDomain } }) => {
    if (senderDomain === null) return [];
    const { domain, spf, dkim, dmarc } = senderDomain;
    const missing = [
      ...(spf ? [] : [`SPF (TXT of send.${domain})`]),
      ...(dkim ? [] : [`DKIM (TXT of resend._domainkey.${domain})`]),
      ...(dmarc === null ? [`DMARC (TXT of _dmarc.${domain})`] : []),
    ];
    return missing.length === 0 ? [] : [`DNS has no ${missing.join(', no ')}.`];
  },
};
