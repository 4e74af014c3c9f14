import type { PreflightRule } from '../../preflight-rule.ts';

export const senderAuthentication: PreflightRule = {
  name: 'sender-authentication',
  severity: 'warns',
  overridable: true,
  explanation:
    'Gmail, Yahoo and Outlook require SPF, DKIM and DMARC of bulk senders; without them, mail lands in spam or is refused.',
  fix: {
    issue:
      'Add the DNS records that Resend shows for the domain, and a TXT record _dmarc with "v=DMARC1; p=none" to begin with. Galley cannot check a return path other than send.DOMAIN.',
    files: null,
  },
  blames: { kind: 'newsletter', field: 'from' },
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
