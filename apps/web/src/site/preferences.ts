import { READER } from '@galley/core/editor';
import { LONGEST_NAME, type SubscriptionStatus } from '@galley/core/subscription';
import { changePreferences, readPreferences, type Preferences } from '@galley/press/subscription';
import { Hono } from 'hono';
import { html } from 'hono/html';
import type { ClientIp } from '../http/client-ip.ts';
import { limitForm } from '../http/limit-body.ts';
import { tokenPageHeaders } from '../http/security-headers.ts';
import type { WebDeps } from '../web-options.ts';
import { layout } from './layout.ts';
import type { Markup } from './markup.ts';
import { badLinkPage } from './notice-pages.ts';
import { homePath } from './site-paths.ts';

type Deps = Pick<WebDeps, 'db' | 'wake' | 'keyring' | 'clock' | 'publicUrl'>;

const STATUS: Readonly<Record<SubscriptionStatus, string>> = {
  pending: 'awaits your confirmation',
  confirmed: 'subscribed',
  unsubscribed: 'unsubscribed',
};

interface Answer {
  readonly saved: boolean;
  /** What the name should have been. */
  readonly problem: string | null;
}

/** `/preferences/:token`: what one reader receives, and under which name. Only POST acts. */
export function createPreferences(deps: Deps, clientIp: ClientIp): Hono {
  const pages = new Hono();
  pages.use('/preferences/*', tokenPageHeaders);

  const page = (token: string, preferences: Preferences, answer: Answer) =>
    layout({
      newsletter: preferences.newsletter,
      title: 'Your preferences',
      body: preferencesBody(token, preferences, answer),
    });

  pages.get('/preferences/:token', async (c) => {
    const token = c.req.param('token');
    const reading = await readPreferences(deps, READER, token);
    if (reading.kind !== 'ok') return c.html(badLinkPage(), 404);
    return c.html(page(token, reading, { saved: false, problem: null }));
  });

  pages.post('/preferences/:token', limitForm, async (c) => {
    const token = c.req.param('token');
    const form = await c.req.parseBody({ all: true }).catch(() => null);
    if (form === null) return c.text('Expected a form.\n', 400);
    const name = form['name'];
    const unsubscribe = [form['unsubscribe'] ?? []]
      .flat()
      .filter((slug) => typeof slug === 'string');
    const outcome = await changePreferences(deps, READER, {
      token,
      ...(typeof name === 'string' ? { name } : {}),
      unsubscribe,
      ip: clientIp(c),
      source: `${deps.publicUrl}/preferences`,
    });
    if (outcome.kind === 'ok') {
      return c.html(page(token, outcome, { saved: true, problem: null }));
    }
    const before = await readPreferences(deps, READER, token);
    if (outcome.kind !== 'invalid' || before.kind !== 'ok') return c.html(badLinkPage(), 404);
    const problem = outcome.problems[0]?.expected ?? null;
    return c.html(page(token, before, { saved: false, problem }), 422);
  });

  return pages;
}

const preferencesBody = (token: string, preferences: Preferences, answer: Answer): Markup =>
  html`<div class="notice">
    <h1>Your preferences</h1>
    ${answer.saved ? html`<p class="done" role="status">Saved.</p>` : ''}
    <p>For <strong>${preferences.address}</strong></p>
    <form method="post" action="/preferences/${token}">
      <fieldset>
        <legend class="label">What you receive</legend>
        ${preferences.subscriptions.map(
          ({ newsletter, status }) =>
            html`<div class="choice">
              <span>${newsletter.title} <span class="status">(${STATUS[status]})</span></span>
              ${
                status === 'unsubscribed'
                  ? html`<a href="${homePath(newsletter)}#subscribe">Subscribe again</a>`
                  : html`<label
                      ><input type="checkbox" name="unsubscribe" value="${newsletter.slug}" />
                      Unsubscribe</label
                    >`
              }
            </div>`,
        )}
      </fieldset>
      <div class="field">
        <label for="name">Name <span class="hint">(optional)</span></label>
        <input
          id="name"
          name="name"
          autocomplete="name"
          maxlength="${LONGEST_NAME}"
          value="${preferences.name ?? ''}"
          ${answer.problem ? html`aria-invalid="true" aria-describedby="name-problem"` : ''}
        />
        ${
          answer.problem
            ? html`<p class="problem" id="name-problem" role="alert">
                Expected ${answer.problem}.
              </p>`
            : ''
        }
      </div>
      <p><button type="submit">Save</button></p>
    </form>
  </div>`;
