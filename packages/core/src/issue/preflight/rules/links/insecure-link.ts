import { isOwnLink, linksOf } from '../../mail/links-of.ts';
import type { PreflightRule } from '../../preflight-rule.ts';
import { blameFor, reviewWith } from '../content/prose-of.ts';

export const insecureLink: PreflightRule = {
  name: 'insecure-link',
  severity: 'warns',
  overridable: true,
  explanation: 'Over http, anybody on the network path can read and change what a reader sees.',
  fix: {
    issue: 'Use the https URL: galley review edit ID.',
    files: 'Use the https URL in FILE.',
  },
  check: ({ mails, publicUrl, reviews }) =>
    linksOf(mails)
      .filter((url) => url.startsWith('http:') && !isOwnLink(url, publicUrl))
      .map((url) => {
        const about = reviewWith(reviews, url);
        return { message: `The link ${url} is not https.`, about, blames: blameFor(about, url) };
      }),
};
