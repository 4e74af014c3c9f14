const HEAD = /<head(?:\s[^>]*)?>/i;
const BASE = '<base target="_blank">';

/**
 * Prepares a mail's HTML for its frame. The policy gives it an origin of its own and forbids
 * scripts and, unless `remoteImages`, all network access, so that no sender learns that somebody
 * looked. Links open in a new tab, as in a mail program.
 */
export const rawHtml = (
  html: string,
  remoteImages: boolean,
): { readonly body: string; readonly policy: string } => ({
  body: HEAD.test(html) ? html.replace(HEAD, `$&${BASE}`) : BASE + html,
  policy: [
    'sandbox allow-popups allow-popups-to-escape-sandbox',
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `img-src data:${remoteImages ? ' http: https:' : ''}`,
    'font-src data:',
    "form-action 'none'",
    "frame-ancestors 'self'",
  ].join('; '),
});
