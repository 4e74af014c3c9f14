import { Hono, type Context } from 'hono';
import { limitBody } from '../api/limit-body.ts';
import type { Ledger } from '../ledger.ts';
import { addDomain, findDomainNamed, trackClicks } from '../store/domains.ts';
import type { Store } from '../store/open-store.ts';
import type { LedgerMail } from '../store/read-mails.ts';
import { recordClick, senderDomain, tracks } from '../store/record-click.ts';
import { isForeign } from './is-foreign.ts';
import { linksOf } from './links.ts';

const MAX_FORM_BYTES = 16 * 1024;
const REGION = 'us-east-1';
/** Longer after a mail than anybody clicks in it: a year. */
const LATEST_SECONDS = 366 * 86_400;
const HERE = '127.0.0.1';

/** What clicking in a mail needs. */
export interface ClickSurroundings {
  readonly store: Store;
  readonly clock: () => Date;
  readonly ledger: Ledger;
  /** Called after each click, so that it is posted at once. */
  readonly clicked: () => void;
}

/**
 * Where the links of a mail lead while its domain tracks clicks, the form that clicks as somebody
 * else would, and the switch. Only links of the mail are followed.
 */
export function clickRoutes({ store, clock, ledger, clicked }: ClickSurroundings): Hono {
  const pages = new Hono();
  const guarded = [
    async (c: Context, next: () => Promise<void>) =>
      isForeign(c.req) ? c.text('This form was sent from another site.\n', 403) : next(),
    limitBody(MAX_FORM_BYTES, (c: Context) => c.text('This form is too long.\n', 413)),
  ] as const;
  /** The link of a mail that somebody clicked, if clicks on it are seen. */
  const linkIn = (mail: LedgerMail, link: string | null): string | null =>
    link !== null && tracks(store, mail) && linksOf(ledger.content(mail).html ?? '').includes(link)
      ? link
      : null;

  pages.get('/:id/click', (c) => {
    const mail = ledger.find(c.req.param('id'));
    if (mail === null) return c.text('No such mail.', 404);
    const link = linkIn(mail, c.req.query('link') ?? null);
    if (link === null) return c.text('No such link, or clicks are not tracked.', 404);
    const userAgent = c.req.header('user-agent') ?? '';
    const now = clock();
    recordClick(store, mail, { link, at: now.getTime(), ipAddress: HERE, userAgent }, now);
    clicked();
    return c.redirect(link, 302);
  });

  pages.post('/:id/click', ...guarded, async (c) => {
    const mail = ledger.find(c.req.param('id'));
    if (mail === null) return c.text('No such mail.\n', 404);
    const form = new URLSearchParams(await c.req.text());
    const link = linkIn(mail, form.get('link'));
    if (link === null) return c.text('No such link, or clicks are not tracked.\n', 404);
    const after = (form.get('after') ?? '').trim();
    const seconds = Number(after);
    if (after !== '' && !(Math.abs(seconds) <= LATEST_SECONDS)) {
      return c.text('`after` must be seconds.\n', 422);
    }
    const now = clock();
    const at = after === '' ? now.getTime() : Math.round(mail.createdAt.getTime() + seconds * 1000);
    const userAgent = form.get('user-agent') ?? c.req.header('user-agent') ?? '';
    recordClick(store, mail, { link, at, ipAddress: HERE, userAgent }, now);
    clicked();
    return c.redirect(c.req.path.replace(/\/click$/, ''), 303);
  });

  pages.post('/:id/tracking', ...guarded, async (c) => {
    const mail = ledger.find(c.req.param('id'));
    if (mail === null) return c.text('No such mail.\n', 404);
    const isOn = new URLSearchParams(await c.req.text()).get('on') === 'yes';
    const name = senderDomain(mail);
    store.transaction(() => {
      const createdAt = clock().getTime();
      const domain =
        findDomainNamed(store, name) ??
        addDomain(store, { name, region: REGION, receiving: 0, createdAt });
      if (domain !== null) trackClicks(store, domain, isOn);
    });
    return c.redirect(c.req.path.replace(/\/tracking$/, ''), 303);
  });
  return pages;
}
