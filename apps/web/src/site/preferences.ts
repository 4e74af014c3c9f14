import { setTimeout as sleep } from 'node:timers/promises';
import { READER } from '@galley/core/editor';
import { isLoopback } from '@galley/core/subscription';
import { askForDataLink, askForLinks } from '@galley/press/own-data';
import { readSiteNewsletter } from '@galley/press/site';
import {
  changePreferences,
  readPreferences,
  subscribe,
  type Preferences,
} from '@galley/press/subscription';
import { createGate } from '@galley/runtime';
import { Hono, type Context } from 'hono';
import type { ClientIp } from '../http/client-ip.ts';
import { limitForm } from '../http/limit-body.ts';
import { tokenPageHeaders } from '../http/security-headers.ts';
import type { WebDeps } from '../web-options.ts';
import { linksPage, linksSentPage } from './links-pages.ts';
import { badLinkPage } from './notice-pages.ts';
import { preferencesPage } from './preferences-page.ts';
import { readPreferencesForm } from './read-preferences.ts';

// Longer than the work takes, so that the time doesn't reveal whether an address was known.
const USUAL_MILLISECONDS = 200;
// Of the pool's ten connections: requests for links wait for each other.
const AT_ONCE = 2;

type Deps = Pick<
  WebDeps,
  'db' | 'wake' | 'keyring' | 'clock' | 'publicUrl' | 'sparesLoopback' | 'subscribeMilliseconds'
>;

/**
 * `/preferences/:token`: what one reader receives, and what they choose of it; `/preferences` mails
 * the link there. Only POST acts.
 */
export function createPreferences(deps: Deps, clientIp: ClientIp): Hono {
  const pages = new Hono();
  const gate = createGate(AT_ONCE);
  // Not on `/preferences` itself, whose address holds no token and whose form needs its origin.
  pages.use('/preferences/:token/*', tokenPageHeaders);

  const front = () => readSiteNewsletter(deps, null);
  const badLink = async (c: Context) => c.html(badLinkPage(await front()), 404);
  /** In a local set-up, all visitors share this machine. */
  const countedIp = (c: Context): string | null => {
    const ip = clientIp(c);
    return deps.sparesLoopback === true && ip !== null && isLoopback(ip) ? null : ip;
  };

  pages.get('/preferences', async (c) => c.html(linksPage(await front(), null)));

  pages.post('/preferences', limitForm, async (c) => {
    const form = await c.req.parseBody().catch(() => null);
    const email = form?.['email'];
    if (typeof email !== 'string') return c.text('Expected a form.\n', 400);
    const [outcome] = await Promise.all([
      gate('links', () => askForLinks(deps, READER, { address: email, ip: countedIp(c) })),
      sleep(deps.subscribeMilliseconds ?? USUAL_MILLISECONDS),
    ]);
    if (outcome.kind === 'invalid') {
      const flaw = outcome.problems[0]?.flaw ?? 'no-address';
      return c.html(linksPage(await front(), { email, flaw }), 422);
    }
    return c.html(linksSentPage(await front()));
  });

  pages.get('/preferences/:token', async (c) => {
    const token = c.req.param('token');
    const reading = await readPreferences(deps, READER, token);
    if (reading.kind !== 'ok') return badLink(c);
    return c.html(preferencesPage(token, reading, { done: null }));
  });

  pages.post('/preferences/:token', limitForm, async (c) => {
    const token = c.req.param('token');
    const body = await c.req.parseBody({ all: true }).catch(() => null);
    if (body === null) return c.text('Expected a form.\n', 400);
    const form = readPreferencesForm(body);
    const outcome = await changePreferences(deps, READER, {
      token,
      ...(form.name !== undefined && { name: form.name }),
      unsubscribe: form.unsubscribe,
      wishes: form.wishes,
      ip: clientIp(c),
      source: `${deps.publicUrl}/preferences`,
    });
    if (outcome.kind === 'ok') {
      const asked = form.unsubscribe !== 'all' && (await ask(c, outcome, form.subscribe));
      return c.html(preferencesPage(token, outcome, { done: asked ? 'asked' : 'saved' }));
    }
    const before = await readPreferences(deps, READER, token);
    if (before.kind !== 'ok') return badLink(c);
    if (outcome.kind === 'invalid') {
      const nameFlaw = outcome.problems[0]?.flaw;
      return c.html(preferencesPage(token, before, { done: null, nameFlaw }), 422);
    }
    if (outcome.kind !== 'invalid-wish') return badLink(c);
    return c.html(preferencesPage(token, before, { done: null, wishFlaw: outcome }), 422);
  });

  /** The ordinary way to subscribe, so that a mail proves who asks: this link may be forwarded. */
  async function ask(
    c: Context,
    { address, name, others, subscriptions }: Preferences,
    slugs: readonly string[],
  ): Promise<boolean> {
    const offered = [
      ...others,
      ...subscriptions
        .filter(({ status }) => status === 'unsubscribed')
        .map(({ newsletter }) => newsletter),
    ].filter(({ slug }) => slugs.includes(slug));
    for (const newsletter of offered) {
      const ip = clientIp(c);
      await subscribe(deps, READER, {
        newsletter,
        address,
        name,
        ip,
        sparesNetwork: countedIp(c) === null,
        source: `${deps.publicUrl}/preferences`,
      });
    }
    return offered.length > 0;
  }

  pages.post('/preferences/:token/data-link', limitForm, async (c) => {
    const token = c.req.param('token');
    const outcome = await askForDataLink(deps, READER, { token, ip: countedIp(c) });
    const reading = await readPreferences(deps, READER, token);
    if (reading.kind !== 'ok' || outcome.kind === 'gone' || outcome.kind === 'refused') {
      return badLink(c);
    }
    const done = outcome.kind === 'too-many' ? 'data-too-many' : 'data-mailed';
    return c.html(preferencesPage(token, reading, { done }));
  });

  return pages;
}
