import { readProgress } from '@galley/press/live';
import { isDatabaseAway } from '@galley/press/operate';
import { nameIssues, readSiteNewsletter } from '@galley/press/site';
import { createProof } from '@galley/proof';
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { callsOf } from './api/calls.ts';
import { createApi } from './api/create-api.ts';
import { apiRoutes } from './api/routes/index.ts';
import { createDesk } from './desk/serve-desk.ts';
import { createHealth } from './health/health.ts';
import { createReadiness } from './health/readiness.ts';
import { createLive } from './live/index.ts';
import { checkOrigin } from './http/check-origin.ts';
import { languageOf } from './http/language-of.ts';
import { localOnly } from './http/local-only.ts';
import { isCutOff, logRequests } from './http/log-requests.ts';
import { nameRequests, requestIdOf } from './http/request-id.ts';
import { countStrangers, type Strangers } from './http/strangers.ts';
import { traceRequests } from './http/trace-requests.ts';
import { redirectTrailingSlash, routedPath } from './http/trailing-slash.ts';
import { answerAway, answerWhileAway } from './away/while-away.ts';
import { serveMetrics } from './metrics/index.ts';
import { credentialsOf, signInRoutes } from './sign-in/index.ts';
import { createSite } from './site/site.ts';
import { brokenPage, notFoundPage } from './site/notice-pages.ts';
import type { WebDeps } from './web-options.ts';
import { createResendWebhook } from './webhooks/receive-resend.ts';

const FROM_ANYWHERE = [
  // Mail programs post to the first. For all of them, the token in the address is the only
  // credential, which another site doesn't have.
  /^\/(?:unsubscribe|confirm|preferences|data|new-address)\/[^/]+(?:\/[^/]+)?$/,
  // A form on another site leads to our own, filled in and unsent.
  /^\/subscribe$/,
  /^\/webhooks\/resend$/,
];

/** The web app without a server: every route, ready for `app.request(…)`. */
export function createApp(deps: WebDeps, strangers: Strangers = countStrangers(deps)): Hono {
  const app = new Hono({ getPath: routedPath });
  app.use(nameRequests(deps.trustedProxies ?? []));
  app.use(traceRequests);
  app.use(logRequests(deps.log, strangers, deps.metrics));
  app.use(redirectTrailingSlash);
  app.use(checkOrigin(deps.publicUrl, FROM_ANYWHERE));
  app.route('/', createHealth(deps.lookAtReadiness ?? createReadiness(deps)));
  if (deps.metrics !== undefined) app.route('/', serveMetrics(deps.metrics, deps.metrics.token));
  app.use(answerWhileAway(deps.watch));
  app.route('/', createResendWebhook(deps, strangers));
  if (deps.sandbox !== null) {
    app.use('/sandbox/*', localOnly);
    app.use('/mailbox/*', localOnly);
    deps.sandbox.setIssueNames((ids) => nameIssues(deps, ids));
    app.route('/sandbox', deps.sandbox.app);
    app.route('/mailbox', deps.sandbox.mailbox);
  }
  if (deps.proofs !== undefined) {
    app.use('/proof/*', localOnly);
    app.route('/proof', createProof(deps.proofs, { closing: deps.closing }));
  }
  const live = deps.live ?? createLive((before) => readProgress(deps, before));
  deps.closing?.addEventListener('abort', live.close);
  const nouns =
    deps.api === undefined
      ? []
      : apiRoutes({ ...deps, ...deps.api, live, hasMailbox: deps.sandbox !== null });
  app.route(
    '/',
    createApi([...signInRoutes(deps), ...nouns], {
      ...deps,
      credentials: credentialsOf(deps),
      calls: callsOf(deps),
    }),
  );
  if (deps.desk !== undefined) app.route('/', createDesk(deps.desk));
  app.route('/', createSite(deps));

  app.notFound(async (c) => {
    const [, slug = null] = /^\/n\/([^/]+)/.exec(c.req.path) ?? [];
    const front =
      (slug === null ? null : await readSiteNewsletter(deps, slug)) ??
      (await readSiteNewsletter(deps, null));
    return c.html(notFoundPage(front), 404);
  });
  app.onError((error, c) => {
    if (error instanceof HTTPException && error.status < 500) return error.getResponse();
    if (isCutOff(c)) return c.text('The request was cut off.\n', 400);
    const requestId = requestIdOf(c);
    if (isDatabaseAway(error)) {
      deps.log.warn({ requestId, err: error }, 'a request found the database away');
      return answerAway(c);
    }
    deps.log.error({ requestId, err: error }, 'request failed');
    return c.html(brokenPage(languageOf(c), requestId), 500);
  });
  return app;
}
