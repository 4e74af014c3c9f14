import { READER } from '@galley/core/editor';
import type { PageMessages } from '@galley/wording';
import { readSiteNewsletter } from '@galley/press/site';
import { changePreferences, readPreferences, type Preferences } from '@galley/press/subscription';
import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import type { ClientIp } from '../http/client-ip.ts';
import { limitForm } from '../http/limit-body.ts';
import { tokenPageHeaders } from '../http/security-headers.ts';
import type { WebDeps } from '../web-options.ts';
import { layout } from './layout.ts';
import type { Markup } from './markup.ts';
import { badLinkPage } from './notice-pages.ts';
import { nameField } from './sign-up-form.ts';
import { homePath } from './site-paths.ts';
import { wordingFor } from './words.ts';

type Deps = Pick<WebDeps, 'db' | 'wake' | 'keyring' | 'clock' | 'publicUrl'>;

interface Answer {
  readonly saved: boolean;
  /** What is wrong with the name. */
  readonly flaw?: keyof PageMessages['form']['flaws'] | undefined;
}

/** `/preferences/:token`: what one reader receives, and under which name. Only POST acts. */
export function createPreferences(deps: Deps, clientIp: ClientIp): Hono {
  const pages = new Hono();
  pages.use('/preferences/*', tokenPageHeaders);

  const badLink = async (c: Context) =>
    c.html(badLinkPage(await readSiteNewsletter(deps, null)), 404);

  pages.get('/preferences/:token', async (c) => {
    const token = c.req.param('token');
    const reading = await readPreferences(deps, READER, token);
    if (reading.kind !== 'ok') return badLink(c);
    return c.html(page(token, reading, { saved: false }));
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
      return c.html(page(token, outcome, { saved: true }));
    }
    const before = await readPreferences(deps, READER, token);
    if (outcome.kind !== 'invalid' || before.kind !== 'ok') return badLink(c);
    const flaw = outcome.problems[0]?.flaw;
    return c.html(page(token, before, { saved: false, flaw }), 422);
  });

  return pages;
}

function page(token: string, preferences: Preferences, answer: Answer): Markup {
  const { newsletter, address, name, subscriptions } = preferences;
  const wording = wordingFor(newsletter);
  const { pages, words } = wording;
  const says = pages.preferences;
  return layout({
    newsletter,
    wording,
    title: says.title,
    body: html`<div class="notice">
      <h1>${says.title}</h1>
      ${answer.saved ? html`<p class="done" role="status">${says.saved}</p>` : ''}
      <p>${says.of} <strong dir="ltr">${address}</strong></p>
      <form method="post" action="/preferences/${token}">
        <fieldset>
          <legend class="label">${says.what}</legend>
          ${subscriptions.map(
            (one) =>
              html`<div class="choice">
                <span
                  ><bdi>${one.newsletter.title}</bdi>
                  <span class="status">(${says.status[one.status]})</span></span
                >
                ${
                  one.status === 'unsubscribed'
                    ? html`<a href="${homePath(one.newsletter)}#subscribe">${pages.form.again}</a>`
                    : html`<label
                        ><input type="checkbox" name="unsubscribe" value="${one.newsletter.slug}" />
                        ${words.unsubscribe}</label
                      >`
                }
              </div>`,
          )}
        </fieldset>
        ${nameField(newsletter, name ?? '', answer.flaw)}
        <p><button type="submit">${says.save}</button></p>
      </form>
    </div>`,
  });
}
