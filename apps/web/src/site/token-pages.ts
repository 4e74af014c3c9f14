import { READER } from '@galley/core/editor';
import { makeFormStamp, readLeaveReason } from '@galley/core/subscription';
import { readSiteNewsletter } from '@galley/press/site';
import {
  giveLeaveReason,
  readLeaving,
  takeBackLeaving,
  unsubscribe,
  type LeftNewsletter,
} from '@galley/press/subscription';
import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import type { ClientIp } from '../http/client-ip.ts';
import { limitForm } from '../http/limit-body.ts';
import { tokenPageHeaders } from '../http/security-headers.ts';
import type { WebDeps } from '../web-options.ts';
import {
  backPage,
  goneGoodbyePage,
  goodbyePage,
  tooLatePage,
  type Goodbye,
} from './goodbye-pages.ts';
import { askPage, badLinkPage } from './notice-pages.ts';
import { wordingFor } from './words.ts';

type Deps = Pick<WebDeps, 'db' | 'wake' | 'keyring' | 'clock' | 'publicUrl'>;

/** The pages behind the links in mails that end a subscription. Only POST acts. */
export function createTokenPages(deps: Deps, clientIp: ClientIp): Hono {
  const pages = new Hono();
  pages.use('/unsubscribe/*', tokenPageHeaders);

  const front = () => readSiteNewsletter(deps, null);
  const badLink = async (c: Context) => c.html(badLinkPage(await front()), 404);
  const againStamp = ({ newsletter: { slug } }: LeftNewsletter) =>
    makeFormStamp(deps.keyring, { newsletter: slug, kind: 'again', at: deps.clock() });
  const goodbye = async (c: Context, left: Goodbye | null) =>
    c.html(left ? goodbyePage(left, againStamp(left)) : goneGoodbyePage(await front()));

  pages.get('/unsubscribe/:token', async (c) => {
    const token = c.req.param('token');
    const reading = await readLeaving(deps, READER, token);
    if (reading.kind === 'gone') return goodbye(c, null);
    if (reading.kind !== 'ok') return badLink(c);
    const { newsletter, address, hasLeft } = reading;
    if (hasLeft) return goodbye(c, { newsletter, address, token });
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
    if (oneClick) return c.text('Unsubscribed.\n');
    return goodbye(c, outcome.left && { ...outcome.left, token });
  });

  pages.post('/unsubscribe/:undo/undo', limitForm, async (c) => {
    const source = `${deps.publicUrl}/unsubscribe/undo`;
    const input = { token: c.req.param('undo'), ip: clientIp(c), source };
    const outcome = await takeBackLeaving(deps, READER, input);
    if (outcome.kind === 'returned') return c.html(backPage(outcome.newsletter));
    if (outcome.kind !== 'expired') return badLink(c);
    if (outcome.left === null) return goodbye(c, null);
    return c.html(tooLatePage(outcome.left, againStamp(outcome.left)), 410);
  });

  pages.post('/unsubscribe/:undo/reason', limitForm, async (c) => {
    const undo = c.req.param('undo');
    const form = await c.req.parseBody().catch((): Record<string, unknown> => ({}));
    const { reason } = form;
    const outcome = await giveLeaveReason(deps, READER, {
      token: undo,
      reason: typeof reason === 'string' ? readLeaveReason(reason) : null,
    });
    if (outcome.kind !== 'given') return badLink(c);
    return goodbye(c, outcome.left && { ...outcome.left, undo, thanked: true });
  });

  return pages;
}

/** True for `List-Unsubscribe=One-Click`, urlencoded or multipart; false for an unreadable body. */
async function isOneClick(c: Context): Promise<boolean> {
  const form = await c.req.parseBody().catch((): Record<string, unknown> => ({}));
  return form['List-Unsubscribe'] === 'One-Click';
}
