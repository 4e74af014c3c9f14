import type { MiddlewareHandler } from 'hono';
import { getPath } from 'hono/utils/url';

/** The path that decides the route: `/archive/` leads where `/archive` does. */
export const routedPath = (request: Request): string => withoutSlashes(getPath(request)) || '/';

/**
 * Redirects a trailing slash to the page without it, so that each page has one address. A path
 * without a page is left as it is: it would not be found without the slash either.
 */
export const redirectTrailingSlash: MiddlewareHandler = async (c, next) => {
  await next();
  if (!['GET', 'HEAD'].includes(c.req.method) || c.res.status === 404) return;
  const target = targetWithoutSlash(c.req.url);
  if (target !== null) c.res = c.redirect(target, 301);
};

/**
 * Path and query without trailing slashes; null if there are none to drop. Never an address of
 * another site: browsers read one in a path that begins with two slashes.
 *
 * @example targetWithoutSlash('https://news.example/archive/?page=2') // '/archive?page=2'
 */
export function targetWithoutSlash(url: string): string | null {
  const { pathname, search } = new URL(url);
  const path = withoutSlashes(pathname);
  return path === pathname || path === '' || path.startsWith('//') ? null : `${path}${search}`;
}

function withoutSlashes(path: string): string {
  let end = path.length;
  while (path[end - 1] === '/') end -= 1;
  return path.slice(0, end);
}
