import { READER } from '@galley/core/editor';
import { readSiteNewsletter, type SiteNewsletter } from '@galley/press/site';
import {
  confirm,
  readConfirmation,
  readPreferences,
  unsubscribe,
  type NewsletterRef,
} from '@galley/press/subscription';
import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import type { ClientIp } from '../http/client-ip.ts';
import { limitForm } from '../http/limit-body.ts';
import { tokenPageHeaders } from '../http/security-headers.ts';
import type { WebDeps } from '../web-options.ts';
import { askPage, badLinkPage, noticePage } from './notice-pages.ts';
import { homePath } from './site-paths.ts';

type Deps = Pick<WebDeps, 'db' | 'wake' | 'keyring' | 'clock' | 'publicUrl'>;

/** The pages behind the links in mails that begin and end a subscription. Only POST acts. */
export function createTokenPages(deps: Deps, clientIp: ClientIp): Hono {
  const pages = new Hono();
  pages.use('/confirm/*', tokenPageHeaders);
  pages.use('/unsubscribe/*', tokenPageHeaders);
  const full = ({ slug }: NewsletterRef) => readSiteNewsletter(deps, slug);

  pages.get('/confirm/:token', async (c) => {
    const token = c.req.param('token');
    const reading = await readConfirmation(deps, READER, token);
    if (reading.kind === 'expired') return c.html(expiredPage(), 410);
    if (reading.kind !== 'confirmed') return c.html(badLinkPage(), 404);
    const newsletter = await full(reading.newsletter);
    const { title } = reading.newsletter;
    if (reading.again) return c.html(welcomePage(title, newsletter));
    return c.html(
      askPage({
        newsletter,
        title: `Receive ${title}?`,
        body: html`<p>One click, and you will get the next issue by email.</p>`,
        action: `/confirm/${token}`,
        button: `Yes, send me ${title}`,
      }),
    );
  });

  pages.post('/confirm/:token', limitForm, async (c) => {
    const outcome = await confirm(deps, READER, {
      token: c.req.param('token'),
      ip: clientIp(c),
      source: `${deps.publicUrl}/confirm`,
    });
    if (outcome.kind === 'expired') return c.html(expiredPage(), 410);
    if (outcome.kind !== 'confirmed') return c.html(badLinkPage(), 404);
    return c.html(welcomePage(outcome.newsletter.title, await full(outcome.newsletter)));
  });

  pages.get('/unsubscribe/:token', async (c) => {
    const token = c.req.param('token');
    const reading = await readPreferences(deps, READER, token);
    if (reading.kind === 'gone') return c.html(goodbyePage(null, token));
    if (reading.kind !== 'ok') return c.html(badLinkPage(), 404);
    const { id, title } = reading.newsletter;
    const here = reading.subscriptions.find(({ newsletter }) => newsletter.id === id);
    if (here?.status === 'unsubscribed') return c.html(goodbyePage(reading.newsletter, token));
    return c.html(
      askPage({
        newsletter: await full(reading.newsletter),
        title: `Leave ${title}?`,
        body: html`<p>You will get no more issues.</p>`,
        action: `/unsubscribe/${token}`,
        button: 'Unsubscribe',
      }),
    );
  });

  // RFC 8058: a mail program posts here by itself, without cookies, and follows no redirect.
  pages.post('/unsubscribe/:token', limitForm, async (c) => {
    const token = c.req.param('token');
    const oneClick = await isOneClick(c);
    const outcome = await unsubscribe(deps, READER, {
      token,
      ip: clientIp(c),
      source: oneClick ? 'one-click' : `${deps.publicUrl}/unsubscribe`,
    });
    if (outcome.kind !== 'unsubscribed') return c.html(badLinkPage(), 404);
    return oneClick ? c.text('Unsubscribed.\n') : c.html(goodbyePage(outcome.newsletter, token));
  });

  return pages;
}

/** True for `List-Unsubscribe=One-Click`, urlencoded or multipart; false for an unreadable body. */
async function isOneClick(c: Context): Promise<boolean> {
  const form = await c.req.parseBody().catch((): Record<string, unknown> => ({}));
  return form['List-Unsubscribe'] === 'One-Click';
}

const welcomePage = (title: string, newsletter: SiteNewsletter | null) =>
  noticePage({
    newsletter,
    title: 'You are subscribed',
    body: html`<p>You will get the next issue of ${title} by email.</p>
      ${newsletter ? html`<p><a href="${homePath(newsletter)}">Read the latest issue now</a></p>` : ''}`,
  });

const expiredPage = () =>
  noticePage({
    newsletter: null,
    title: 'This link has expired',
    body: html`<p>
      It was valid for 48 hours, or a newer link has replaced it.
      <a href="/#subscribe">Get a new one</a>.
    </p>`,
  });

const goodbyePage = (newsletter: NewsletterRef | null, token: string) =>
  noticePage({
    newsletter: null,
    title: 'You are unsubscribed',
    body: html`<p>
        ${newsletter ? `You will no longer get ${newsletter.title}.` : 'You will no longer get our mail.'}
      </p>
      ${newsletter ? html`<p><a href="/preferences/${token}">See what else you receive</a></p>` : ''}`,
  });
