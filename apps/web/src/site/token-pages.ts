import { READER } from '@galley/core/editor';
import { CONFIRM_TOKEN_SECONDS } from '@galley/core/subscription';
import { wordingOf } from '@galley/wording';
import { readSiteNewsletter, type SiteNewsletter } from '@galley/press/site';
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
import type { Markup } from './markup.ts';
import { askPage, badLinkPage, noticePage } from './notice-pages.ts';
import { signUpForm } from './sign-up-form.ts';
import { homePath } from './site-paths.ts';
import { wordingFor } from './words.ts';

type Deps = Pick<WebDeps, 'db' | 'wake' | 'keyring' | 'clock' | 'publicUrl'>;

/** The pages behind the links in mails that begin and end a subscription. Only POST acts. */
export function createTokenPages(deps: Deps, clientIp: ClientIp): Hono {
  const pages = new Hono();
  pages.use('/confirm/*', tokenPageHeaders);
  pages.use('/unsubscribe/*', tokenPageHeaders);

  const front = () => readSiteNewsletter(deps, null);
  const badLink = async (c: Context) => c.html(badLinkPage(await front()), 404);
  const expired = async (c: Context, newsletter: SiteNewsletter | null) =>
    c.html(expiredPage(newsletter ?? (await front())), 410);
  const goodbye = async (c: Context, left: LeftNewsletter | null, token: string) =>
    c.html(left ? goodbyePage(left, token) : goneGoodbyePage(await front()));

  pages.get('/confirm/:token', async (c) => {
    const token = c.req.param('token');
    const reading = await readConfirmation(deps, READER, token);
    if (reading.kind === 'expired') return expired(c, reading.newsletter);
    if (reading.kind !== 'confirmed') return badLink(c);
    const { newsletter } = reading;
    if (reading.again) return c.html(welcomePage(newsletter));
    const wording = wordingFor(newsletter);
    const says = wording.pages.confirm;
    return c.html(
      askPage({
        newsletter,
        wording,
        title: says.question(newsletter.title),
        body: html`<p>${says.what}</p>`,
        action: `/confirm/${token}`,
        button: says.action(newsletter.title),
      }),
    );
  });

  pages.post('/confirm/:token', limitForm, async (c) => {
    const outcome = await confirm(deps, READER, {
      token: c.req.param('token'),
      ip: clientIp(c),
      source: `${deps.publicUrl}/confirm`,
    });
    if (outcome.kind === 'expired') return expired(c, outcome.newsletter);
    if (outcome.kind !== 'confirmed') return badLink(c);
    return c.html(welcomePage(outcome.newsletter));
  });

  pages.get('/unsubscribe/:token', async (c) => {
    const token = c.req.param('token');
    const reading = await readPreferences(deps, READER, token);
    if (reading.kind === 'gone') return goodbye(c, null, token);
    if (reading.kind !== 'ok') return badLink(c);
    const { newsletter, subscriptions } = reading;
    const here = subscriptions.find((each) => each.newsletter.id === newsletter.id);
    if (here?.status === 'unsubscribed') return goodbye(c, reading, token);
    const wording = wordingFor(newsletter);
    return c.html(
      askPage({
        newsletter,
        wording,
        title: wording.pages.leave.question(newsletter.title),
        body: html`<p>${wording.pages.leave.what}</p>`,
        action: `/unsubscribe/${token}`,
        button: wording.words.unsubscribe,
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
    if (outcome.kind !== 'unsubscribed') return badLink(c);
    return oneClick ? c.text('Unsubscribed.\n') : goodbye(c, outcome.left, token);
  });

  return pages;
}

/** True for `List-Unsubscribe=One-Click`, urlencoded or multipart; false for an unreadable body. */
async function isOneClick(c: Context): Promise<boolean> {
  const form = await c.req.parseBody().catch((): Record<string, unknown> => ({}));
  return form['List-Unsubscribe'] === 'One-Click';
}

function welcomePage(newsletter: SiteNewsletter): Markup {
  const wording = wordingFor(newsletter);
  const { title, next, read } = wording.pages.welcome;
  return noticePage({
    newsletter,
    wording,
    title,
    body: html`<p>${next(newsletter.title)}</p>
      <p><a href="${homePath(newsletter)}">${read}</a></p>`,
  });
}

function expiredPage(newsletter: SiteNewsletter | null): Markup {
  const wording = wordingOf(newsletter?.language ?? 'en');
  const { title, why, action } = wording.pages.expired;
  return noticePage({
    newsletter,
    wording,
    title,
    body: html`<p>
      ${why(CONFIRM_TOKEN_SECONDS)}
      <a href="${newsletter ? homePath(newsletter) : '/'}#subscribe">${action}</a>.
    </p>`,
  });
}

/** Offers the ordinary sign-up, so that a mail still proves who asks. */
function goodbyePage({ newsletter, address }: LeftNewsletter, token: string): Markup {
  const wording = wordingFor(newsletter);
  const { goodbye, form } = wording.pages;
  return noticePage({
    newsletter,
    wording,
    title: goodbye.title,
    body: html`<p>${goodbye.left(newsletter.title)}</p>
      <p><a href="/preferences/${token}">${goodbye.others}</a></p>`,
    aside: signUpForm(newsletter, {
      title: form.again,
      draft: { email: address, name: '', problems: {} },
    }),
  });
}

/** For a reader who is no longer stored, so the newsletter is unknown. */
function goneGoodbyePage(front: SiteNewsletter | null): Markup {
  const wording = wordingOf(front?.language ?? 'en');
  const { title, gone } = wording.pages.goodbye;
  return noticePage({ newsletter: null, wording, title, body: html`<p>${gone}</p>` });
}
