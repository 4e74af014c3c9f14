import { isDatabaseAway } from '@galley/press/operate';
import type { Log } from '@galley/runtime';
import { Hono, type Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { securityHeaders } from '../http/security-headers.ts';
import { isCutOff } from '../http/log-requests.ts';
import { requestIdOf } from '../http/request-id.ts';
import { sessionCookieName } from '../http/session-cookie.ts';
import { apiPage } from './api-page.ts';
import type { Credentials } from './caller.ts';
import { describeApi } from './describe-api.ts';
import { answerAwayCall, answerProblem, apiError } from './problem.ts';
import type { Calls } from './repeat-call.ts';
import type { Route } from './route.ts';
import { takeCall } from './take-call.ts';

export interface ApiOptions {
  readonly calls: Calls;
  readonly credentials: Credentials;
  readonly publicUrl: string;
  readonly log: Log;
}

const ROOT = '/api/v1';

/**
 * The API for the desk and for scripts, below `/api`.
 *
 * @throws Error when two routes have the same method and path
 */
export function createApi(routes: readonly Route[], options: ApiOptions): Hono {
  refuseTwins(routes);
  const app = new Hono();
  const deps = {
    calls: options.calls,
    credentials: options.credentials,
    cookie: sessionCookieName(options.publicUrl),
  };
  app.use('/api/*', async (c, next) => {
    await next();
    if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store');
  });
  app.get('/api', securityHeaders, (c) => c.html(apiPage(routes)));
  let document: object | null = null;
  app.get(`${ROOT}/openapi.json`, (c) => {
    document ??= describeApi(routes, options);
    return c.json(document);
  });
  for (const [path, its] of byPath(routes)) {
    for (const route of its) {
      app.on([route.method], path, (c) => guard(c, options.log, () => takeCall(c, route, deps)));
    }
    const allow = its.map(({ method }) => method.toUpperCase()).join(', ');
    app.all(path, () =>
      answerProblem(apiError('wrong-method', `This path takes ${allow}.`), { allow }),
    );
  }
  for (const path of ['/api', '/api/*']) {
    app.all(path, () => answerProblem(apiError('not-found', 'There is nothing at this path.')));
  }
  return app;
}

/** A route's path as the router takes it. */
const pathOf = ({ path }: Route): string => `${ROOT}${path.replaceAll(/\{(\w+)\}/g, ':$1')}`;

/** Paths with fewer parameters first: `/invitations/read` is no invitation of the id `read`. */
const byPath = (routes: readonly Route[]): readonly (readonly [string, readonly Route[]])[] =>
  [...Map.groupBy(routes, pathOf)].toSorted(
    ([a], [b]) => a.split(':').length - b.split(':').length,
  );

function refuseTwins(routes: readonly Route[]): void {
  const seen = new Set<string>();
  for (const { method, path } of routes) {
    // `/a/{id}` and `/a/{slug}` are the same path.
    const name = `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`;
    if (seen.has(name)) throw new Error(`two routes answer ${name}`);
    seen.add(name);
  }
}

/** Answers a bug and a database that is away as problems too. A request that was cut off is no bug. */
async function guard(c: Context, log: Log, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (isCutOff(c) || error instanceof HTTPException) throw error;
    const requestId = requestIdOf(c);
    if (isDatabaseAway(error)) {
      log.warn({ requestId, err: error }, 'API call found the database away');
      return answerAwayCall();
    }
    log.error({ requestId, err: error }, 'API call failed');
    const detail = `Something broke. The log of the server says more about request ${requestId}.`;
    return answerProblem({ ...apiError('crashed', detail), facts: { requestId } });
  }
}
