import type { SiteNewsletter } from '@galley/press/site';
import type { Context, MiddlewareHandler } from 'hono';

const ORIGIN = 'logo-origin';

/** Says that a page shows its newsletter's logo, which comes from another host. */
export function showLogo(c: Context, { theme }: SiteNewsletter): void {
  if (theme?.logo) c.set(ORIGIN, new URL(theme.logo.url).origin);
}

/** Lets browsers load pictures from that host too. */
export const allowLogo: MiddlewareHandler = async (c, next) => {
  await next();
  const origin = c.get(ORIGIN) as string | undefined;
  const policy = c.res.headers.get('Content-Security-Policy');
  if (origin === undefined || policy === null) return;
  c.res.headers.set(
    'Content-Security-Policy',
    policy.replace("img-src 'self'", `img-src 'self' ${origin}`),
  );
};
