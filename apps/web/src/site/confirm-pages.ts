import { READER } from '@galley/core/editor';
import { CONFIRM_TOKEN_SECONDS } from '@galley/core/subscription';
import { wordingOf } from '@galley/wording';
import { readSiteNewsletter, type SiteNewsletter } from '@galley/press/site';
import { confirm, readConfirmation } from '@galley/press/subscription';
import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import type { ClientIp } from '../http/client-ip.ts';
import { limitForm } from '../http/limit-body.ts';
import { tokenPageHeaders } from '../http/security-headers.ts';
import type { WebDeps } from '../web-options.ts';
import type { Markup } from './markup.ts';
import { askPage, badLinkPage, noticePage } from './notice-pages.ts';
import { homePath, signUpPath } from './site-paths.ts';
import { wordingFor } from './words.ts';

type Deps = Pick<WebDeps, 'db' | 'wake' | 'keyring' | 'clock' | 'publicUrl'>;

/** `/confirm/:token`: the page behind the link that confirms. Only POST acts. */
export function createConfirmPages(deps: Deps, clientIp: ClientIp): Hono {
  const pages = new Hono();
  pages.use('/confirm/*', tokenPageHeaders);

  const front = () => readSiteNewsletter(deps, null);
  const badLink = async (c: Context) => c.html(badLinkPage(await front()), 404);
  const expired = async (c: Context, token: string, newsletter: SiteNewsletter | null) =>
    c.html(newsletter === null ? gonePage(await front()) : expiredPage(newsletter, token), 410);

  pages.get('/confirm/:token', async (c) => {
    const token = c.req.param('token');
    const reading = await readConfirmation(deps, READER, token);
    if (reading.kind === 'expired') return expired(c, token, reading.newsletter);
    if (reading.kind !== 'confirmed') return badLink(c);
    const { newsletter } = reading;
    if (reading.again) return c.html(welcomePage(reading));
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
    const token = c.req.param('token');
    const outcome = await confirm(deps, READER, {
      token,
      ip: clientIp(c),
      source: `${deps.publicUrl}/confirm`,
    });
    if (outcome.kind === 'expired') return expired(c, token, outcome.newsletter);
    if (outcome.kind !== 'confirmed') return badLink(c);
    return c.html(welcomePage(outcome));
  });

  return pages;
}

interface Welcomed {
  readonly newsletter: SiteNewsletter;
  readonly readerToken: string;
}

/** Programs that look at mails press buttons too, so leaving again takes one tap. */
function welcomePage({ newsletter, readerToken }: Welcomed): Markup {
  const wording = wordingFor(newsletter);
  const { title, next, read } = wording.pages.welcome;
  return noticePage({
    newsletter,
    wording,
    title,
    body: html`<p>${next(newsletter.title)}</p>
      <p><a href="${homePath(newsletter)}">${read}</a></p>
      <form class="quiet" method="post" action="/unsubscribe/${readerToken}">
        <p>${wording.pages.signUp.welcome.notYou}</p>
        <button type="submit">${wording.words.unsubscribe}</button>
      </form>`,
  });
}

/** Offers a new link to the address of the old one. */
function expiredPage(newsletter: SiteNewsletter, token: string): Markup {
  const wording = wordingFor(newsletter);
  const { expired, signUp } = wording.pages;
  return noticePage({
    newsletter,
    wording,
    title: expired.title,
    body: html`<p>${expired.why(CONFIRM_TOKEN_SECONDS)} ${signUp.renew.why}</p>
      <form method="post" action="/confirm/${token}/again">
        <button type="submit">${signUp.renew.action}</button>
      </form>
      <p><a href="${signUpPath(newsletter)}">${signUp.renew.otherAddress}</a></p>`,
  });
}

/** For a reader who is no longer stored: nobody knows the address any more. */
function gonePage(front: SiteNewsletter | null): Markup {
  const wording = wordingOf(front?.language ?? 'en');
  const { title, why, action } = wording.pages.expired;
  return noticePage({
    newsletter: front,
    wording,
    title,
    body: html`<p>
      ${why(CONFIRM_TOKEN_SECONDS)}
      <a href="${front === null ? '/' : signUpPath(front)}">${action}</a>.
    </p>`,
  });
}
