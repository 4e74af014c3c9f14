import { READER } from '@galley/core/editor';
import type { SiteNewsletter } from '@galley/press/site';
import {
  confirm,
  readConfirmation,
  readPreferences,
  unsubscribe,
  type LeftNewsletter,
} from '@galley/press/subscription';
import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import type { ClientIp } from '../http/client-ip.ts';
import { limitForm } from '../http/limit-body.ts';
import { tokenPageHeaders } from '../http/security-headers.ts';
import type { WebDeps } from '../web-options.ts';
import { askPage, badLinkPage, noticePage } from './notice-pages.ts';
import { signUpForm } from './sign-up-form.ts';
import { homePath } from './site-paths.ts';

type Deps = Pick<WebDeps, 'db' | 'wake' | 'keyring' | 'clock' | 'publicUrl'>;

/** The pages behind the links in mails that begin and end a subscription. Only POST acts. */
export function createTokenPages(deps: Deps, clientIp: ClientIp): Hono {
  const pages = new Hono();
  pages.use('/confirm/*', tokenPageHeaders);
  pages.use('/unsubscribe/*', tokenPageHeaders);

  pages.get('/confirm/:token', async (c) => {
    const token = c.req.param('token');
    const reading = await readConfirmation(deps, READER, token);
    if (reading.kind === 'expired') return c.html(expiredPage(reading.newsletter), 410);
    if (reading.kind !== 'confirmed') return c.html(badLinkPage(), 404);
    const { newsletter } = reading;
    const { title } = newsletter;
    if (reading.again) return c.html(welcomePage(newsletter));
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
    if (outcome.kind === 'expired') return c.html(expiredPage(outcome.newsletter), 410);
    if (outcome.kind !== 'confirmed') return c.html(badLinkPage(), 404);
    return c.html(welcomePage(outcome.newsletter));
  });

  pages.get('/unsubscribe/:token', async (c) => {
    const token = c.req.param('token');
    const reading = await readPreferences(deps, READER, token);
    if (reading.kind === 'gone') return c.html(goodbyePage(null, token));
    if (reading.kind !== 'ok') return c.html(badLinkPage(), 404);
    const { newsletter, subscriptions } = reading;
    const here = subscriptions.find((each) => each.newsletter.id === newsletter.id);
    if (here?.status === 'unsubscribed') return c.html(goodbyePage(reading, token));
    return c.html(
      askPage({
        newsletter,
        title: `Leave ${newsletter.title}?`,
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
    return oneClick ? c.text('Unsubscribed.\n') : c.html(goodbyePage(outcome.left, token));
  });

  return pages;
}

/** True for `List-Unsubscribe=One-Click`, urlencoded or multipart; false for an unreadable body. */
async function isOneClick(c: Context): Promise<boolean> {
  const form = await c.req.parseBody().catch((): Record<string, unknown> => ({}));
  return form['List-Unsubscribe'] === 'One-Click';
}

const welcomePage = (newsletter: SiteNewsletter) =>
  noticePage({
    newsletter,
    title: 'You are subscribed',
    body: html`<p>You will get the next issue of ${newsletter.title} by email.</p>
      <p><a href="${homePath(newsletter)}">Read the latest issue now</a></p>`,
  });

const expiredPage = (newsletter: SiteNewsletter | null) =>
  noticePage({
    newsletter,
    title: 'This link has expired',
    body: html`<p>
      It was valid for 48 hours, or a newer link has replaced it.
      <a href="${newsletter ? homePath(newsletter) : '/'}#subscribe">Get a new one</a>.
    </p>`,
  });

/** Offers the ordinary sign-up, so that a mail still proves who asks. */
const goodbyePage = (left: LeftNewsletter | null, token: string) =>
  noticePage({
    newsletter: left?.newsletter ?? null,
    title: 'You are unsubscribed',
    body:
      left === null
        ? html`<p>You will no longer get our mail.</p>`
        : html`<p>You will no longer get ${left.newsletter.title}.</p>
            <p><a href="/preferences/${token}">See what else you receive</a></p>`,
    aside:
      left &&
      signUpForm(left.newsletter, {
        title: 'Subscribe again',
        draft: { email: left.address, name: '', problems: {} },
      }),
  });
