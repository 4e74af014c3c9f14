import { wordingOf } from '@galley/wording';
import { html } from 'hono/html';
import { layout } from '../site/layout.ts';
import type { Markup } from '../site/markup.ts';
import { POSTED } from './describe-webhooks.ts';
import { isSigned, problemsOf } from './route-statuses.ts';
import type { Route } from './route.ts';

/** The API for people to read. */
export function apiPage(routes: readonly Route[]): Markup {
  const groups = Map.groupBy(routes, ({ path }) => path.split('/')[1] ?? '');
  return layout({
    newsletter: null,
    wording: wordingOf('en'),
    title: 'API',
    description: 'Every call that the desk and scripts can make',
    body: html`
      <h1>API</h1>
      <p>
        Every path begins with <code>/api/v1</code>. A script sends its key as
        <code>Authorization: Bearer galley_…</code>; the desk has a session. Bodies and answers are
        JSON. What goes wrong is answered as <code>application/problem+json</code>, whose
        <code>code</code> says what.
      </p>
      <p><a href="/api/v1/openapi.json">The same as an OpenAPI 3.1 document</a></p>
      <nav aria-label="Paths">
        <ul>
          ${[...groups.keys()].map((name) => html`<li><a href="#${name}">${name}</a></li>`)}
          <li><a href="#events">events</a></li>
        </ul>
      </nav>
      ${[...groups].map(([name, its]) => section(name, its))} ${events}
    `,
  });
}

const events: Markup = html`<section aria-labelledby="events">
  <h2 id="events">events</h2>
  <p>
    What Galley posts to webhooks, signed by Standard Webhooks. The document describes each body
    under
    <code>webhooks</code>.
  </p>
  <ul>
    ${Object.entries(POSTED).map(([type, when]) => html`<li><code>${type}</code>: ${when}</li>`)}
  </ul>
</section>`;

const section = (name: string, routes: readonly Route[]): Markup =>
  html`<section aria-labelledby="${name}">
    <h2 id="${name}">${name}</h2>
    ${routes.map(entry)}
  </section>`;

function entry(route: Route): Markup {
  const { method, path, summary, description, step, scope } = route;
  return html`<h3><code>${method.toUpperCase()} ${path}</code></h3>
    <p>${summary}. ${description ?? ''}</p>
    <ul>
      <li>${callers(route)}</li>
      <li>Step <code>${step}</code>${scope === null ? '' : html`, scope <code>${scope}</code>`}</li>
      ${namesOf(route.query, 'Query')} ${namesOf(route.body, 'Body')}
      ${route.versioned === true ? html`<li>Names the version that it was made from</li>` : ''}
      ${
        route.repeatable === true
          ? html`<li>May be repeated under an <code>Idempotency-Key</code></li>`
          : ''
      }
      <li>
        Answers ${Object.keys(route.answers).join(', ')};
        ${[...problemsOf(route)]
          .map(([status, codes]) => `${status}: ${codes.join(', ')}`)
          .join('; ')}
      </li>
    </ul>`;
}

function callers(route: Route): string {
  const signed = isSigned(route) ? ', which signs the call with a passkey' : '';
  switch (route.credential) {
    case 'none':
      return 'For anybody';
    case 'session':
      return `For a session${signed}`;
    case 'key':
      return 'For a key';
    case 'both':
      return `For a key, or a session${signed}`;
  }
}

/** The names of fields; the document says what each may be. */
function namesOf(shape: unknown, label: string): Markup | '' {
  const fields = (shape as { shape?: object } | string | null) ?? '';
  const names = typeof fields === 'string' ? [] : Object.keys(fields.shape ?? {});
  return names.length === 0
    ? ''
    : html`<li>
        ${label}: ${names.map((name, at) => html`${at === 0 ? '' : ', '}<code>${name}</code>`)}
      </li>`;
}
