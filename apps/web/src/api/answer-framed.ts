import type { Context } from 'hono';

/**
 * Nothing in it runs, whatever an editor wrote into it, even when it is opened by itself. Only our
 * own pages may show it. Pictures come from wherever the newsletter keeps its logo.
 */
const POLICY = [
  'sandbox',
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data: https:',
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join('; ');

/** Answers a page that the desk shows in a frame. */
export const answerFramed = (context: Context, html: string): Response =>
  context.html(html, 200, {
    'content-security-policy': POLICY,
    'referrer-policy': 'no-referrer',
  });
