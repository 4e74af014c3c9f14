import { isOwnLink, linksOf } from '../../mail/links-of.ts';
import type { PreflightRule } from '../../preflight-rule.ts';

export const insecureLink: PreflightRule = {
  name: 'insecure-link',
  severity: 'warns',
  overridable: true,
  explanation: 'Over http, anybody on the network path can read and change what a reader sees.',
  fix: 'Use the https URL: galley review edit ID.',
  check: ({ mails, publicUrl }) =>
    linksOf(mails)
      .filter((url) => url.startsWith('http:') && !isOwnLink(url, publicUrl))
      .map((url) => `The link ${url} is not https.`),
};
