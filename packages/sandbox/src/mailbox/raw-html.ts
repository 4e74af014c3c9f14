const HEAD = /<head(?:\s[^>]*)?>/i;
const BASE = '<base target="_blank">';

/**
 * A mail's HTML for the frame that shows it. The policy gives it an origin of its own and neither
 * scripts nor, unless asked for, anything from the network: looking at a mail must not tell
 * anybody. Links open in a tab of their own, as in a mail program.
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
