import type { PressDeps } from '@galley/press/site';
import { secondsToNextIssue } from '@galley/press/site';
import type { Context, MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import { etagOf, isFresh } from './etag.ts';
import type { KeptAnswers } from './kept-answers.ts';
import { keptPath } from './kept-path.ts';

const KEEPABLE = 'keepable';

interface Keepable {
  readonly newsletterId: string | null;
  /** Whether the answer depends on the query; without it, any query gets the same one. */
  readonly readsQuery: boolean;
}

/**
 * Says that an answer depends on nothing but its target and what is stored: it gets an ETag, and may
 * be kept.
 */
export function markKeepable(
  c: Context,
  newsletterId: string | null,
  { readsQuery = false }: { readonly readsQuery?: boolean } = {},
): void {
  c.set(KEEPABLE, { newsletterId, readsQuery } satisfies Keepable);
}

/** Gives the answers that are marked an ETag, spares readers what they have, and keeps the others. */
export const keepAnswers =
  (deps: Pick<PressDeps, 'db'>, kept: KeptAnswers | undefined): MiddlewareHandler =>
  async (c, next) => {
    const isRead = c.req.method === 'GET' || c.req.method === 'HEAD';
    const making = isRead ? (kept?.begin() ?? null) : null;
    await next();
    const its = c.get(KEEPABLE) as Keepable | undefined;
    if (!isRead || its === undefined || c.res.status !== 200) return;
    const body = Buffer.from(await c.res.arrayBuffer());
    const etag = etagOf(body);
    const headers = new Headers(c.res.headers);
    headers.set('ETag', etag);
    c.res = undefined;
    c.res = isFresh(c.req.header('if-none-match'), etag)
      ? new Response(null, { status: 304, headers: withoutContent(headers) })
      : new Response(body, { headers });
    const target = targetOf(c.req.url, its);
    if (making === null || target === null) return;
    const seconds = await secondsToNextIssue(deps, { lately: making.seconds() + 1 });
    const { newsletterId } = its;
    const answer = {
      route: routePath(c, -1),
      newsletterId,
      readsQuery: its.readsQuery,
      etag,
      headers: Object.fromEntries(headers),
      body,
    };
    making.keep(target, answer, seconds ?? Infinity);
  };

/** Null for a target that isn't kept, because readers could think up any number of them. */
function targetOf(url: string, { readsQuery }: Keepable): string | null {
  const { pathname, search } = new URL(url);
  // It leads to the page without the slash.
  if (pathname !== '/' && pathname.endsWith('/')) return null;
  return readsQuery && search !== '' ? null : keptPath(pathname);
}

function withoutContent(headers: Headers): Headers {
  const rest = new Headers(headers);
  rest.delete('content-type');
  rest.delete('content-length');
  return rest;
}
