import { readFileSync } from 'node:fs';
import { Hono, type Context } from 'hono';
import { html } from 'hono/html';
import { secureHeaders } from 'hono/secure-headers';
import { limitBody } from '../api/limit-body.ts';
import type { Ledger } from '../ledger.ts';
import { parseFaults, printFaults } from '../fault-settings.ts';
import type { NameIssues } from '../options.ts';
import type { FaultBook } from '../store/fault-book.ts';
import type { LedgerMail } from '../store/read-mails.ts';
import { tracks } from '../store/record-click.ts';
import { composeSource } from './compose-source.ts';
import { faultsPage, type FaultsPage } from './faults-page.ts';
import { readFaultForm, shownFaults } from './fault-form.ts';
import { clickRoutes, type ClickSurroundings } from './click-routes.ts';
import { isForeign } from './is-foreign.ts';
import { home, issueIdOf, layout, type IssueNames } from './layout.ts';
import { listPage } from './list-page.ts';
import { isView, mailPage } from './mail-page.ts';
import { linksOf, rewriteLinks } from './links.ts';
import { rawHtml } from './raw-html.ts';
import { writeRoutes, type WriteSurroundings } from './write-routes.ts';

const PAGE_SIZE = 30;
const MAX_FORM_BYTES = 16 * 1024;
const STYLE = readFileSync(new URL('static/mailbox.css', import.meta.url), 'utf8');

/** Our own pages load nothing but their style and the frame of a mail, which sets its own policy. */
const pageHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    styleSrc: ["'self'"],
    imgSrc: ['data:'],
    frameSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: 'no-referrer',
  strictTransportSecurity: false,
  overwrite: false,
});

/**
 * Creates the pages that show the sandbox's mail, switch its faults on and write mail to us. They run no
 * scripts, and only forms change anything. They have no sign-in, so they are for a local set-up
 * alone. `nameIssues` looks up newsletter and number of the issues whose ids the mails' tags hold.
 */
export function createMailbox(
  ledger: Ledger,
  faults: FaultBook,
  nameIssues: () => NameIssues | null,
  inbox: Omit<WriteSurroundings, 'frameOf'> & Pick<ClickSurroundings, 'clicked'>,
): Hono {
  const mailbox = new Hono();
  mailbox.use(pageHeaders, async (c, next) => {
    await next();
    c.header('cache-control', 'no-store');
  });
  const namesOf = async (mails: readonly LedgerMail[]): Promise<IssueNames> => {
    const ids = mails.flatMap((mail) => issueIdOf(mail) ?? []);
    return (await nameIssues()?.([...new Set(ids)])) ?? new Map();
  };
  const frameOf = (base: string) => ({ base, faults: printFaults(faults.read()) });

  mailbox.get('/', async (c) => {
    const search = (c.req.query('q') ?? '').trim();
    const olderThan = cursor(c.req.query('older'));
    const newerThan = olderThan === null ? cursor(c.req.query('newer')) : null;
    const mails = ledger.list({
      search,
      limit: PAGE_SIZE,
      ...(olderThan !== null && { olderThan }),
      ...(newerThan !== null && { newerThan }),
    });
    const [first, last] = [mails.at(0), mails.at(-1)];
    const has = (bound: { olderThan: number } | { newerThan: number }): boolean =>
      ledger.list({ search, limit: 1, ...bound }).length > 0;
    return c.html(
      listPage({
        ...frameOf(c.req.path.replace(/\/$/, '')),
        mails,
        issueNames: await namesOf(mails),
        total: ledger.count(),
        search,
        newer: first !== undefined && has({ newerThan: first.seq }) ? first.seq : null,
        older: last !== undefined && has({ olderThan: last.seq }) ? last.seq : null,
      }),
    );
  });

  // Mounted routers see `/mailbox/` as a path of its own.
  mailbox.get('/*', (c, next) => {
    if (!c.req.path.endsWith('/')) return next();
    const { search } = new URL(c.req.url);
    return Promise.resolve(c.redirect(`/${c.req.path.replace(/^\/+|\/+$/g, '')}${search}`));
  });

  mailbox.get('/style.css', (c) =>
    c.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }),
  );

  const showFaults = (c: Context, its: Pick<FaultsPage, 'shown' | 'problem'>) => {
    // With `no-referrer`, older browsers would send the form without saying where it comes from.
    c.header('referrer-policy', 'same-origin');
    const page = faultsPage({ ...frameOf(baseOf(c.req.path)), ...its });
    return c.html(page, its.problem === null ? 200 : 422);
  };
  mailbox.get('/faults', (c) =>
    showFaults(c, { shown: shownFaults(faults.read()), problem: null }),
  );
  mailbox.post(
    '/faults',
    async (c, next) =>
      isForeign(c.req) ? c.text('This form was sent from another site.\n', 403) : next(),
    limitBody(MAX_FORM_BYTES, (c) => c.text('This form is too long.\n', 413)),
    async (c) => {
      const form = new URLSearchParams(await c.req.text());
      const asked = form.get('do') === 'reset' ? '' : readFaultForm(form);
      const parsed = parseFaults(asked === '' ? 'none' : asked);
      if (parsed.kind === 'refused') {
        return showFaults(c, { shown: Object.fromEntries(form), problem: parsed.problem });
      }
      faults.write(parsed.settings);
      return c.redirect(c.req.path, 303);
    },
  );

  mailbox.route('/', writeRoutes({ ...inbox, frameOf: (c) => frameOf(baseOf(c.req.path)) }));

  mailbox.route('/', clickRoutes({ ...inbox, ledger }));

  mailbox.get('/:id', async (c) => {
    const frame = frameOf(baseOf(c.req.path));
    const mail = ledger.find(c.req.param('id'));
    if (mail === null) {
      const nothing = html`
        <div class="empty">
          <h1>No such mail</h1>
          <p>
            The ledger holds nothing at this address.
            <a href="${home(frame.base)}">Show all mail</a>
          </p>
        </div>
      `;
      return c.html(layout(frame, 'No such mail', nothing), 404);
    }
    const view = c.req.query('view') ?? 'html';
    const content = ledger.content(mail);
    // With `no-referrer`, older browsers would send the forms without saying where they come from.
    c.header('referrer-policy', 'same-origin');
    return c.html(
      mailPage({
        ...frame,
        mail,
        tracked: tracks(inbox.store, mail) ? linksOf(content.html ?? '') : null,
        issueNames: await namesOf([mail]),
        content,
        view: isView(view) ? view : 'html',
        remoteImages: c.req.query('images') === 'remote',
        newer: ledger.list({ newerThan: mail.seq, limit: 1 })[0] ?? null,
        older: ledger.list({ olderThan: mail.seq, limit: 1 })[0] ?? null,
      }),
    );
  });

  mailbox.get('/:id/html', (c) => {
    const mail = ledger.find(c.req.param('id'));
    if (mail === null) return c.text('No such mail.', 404);
    const html = ledger.content(mail).html ?? '';
    const isTracked = tracks(inbox.store, mail);
    const { body, policy } = rawHtml(
      isTracked ? rewriteLinks(html, (link) => `click?link=${encodeURIComponent(link)}`) : html,
      c.req.query('images') === 'remote',
    );
    return c.body(body, 200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
    });
  });

  mailbox.get('/:id/mail.eml', (c) => {
    const mail = ledger.find(c.req.param('id'));
    if (mail === null) return c.text('No such mail.', 404);
    return c.body(composeSource(mail, ledger.content(mail)), 200, {
      'content-type': 'message/rfc822',
      'content-disposition': `attachment; filename="${mail.id}.eml"`,
    });
  });

  return mailbox;
}

/** Where the mailbox is mounted, seen from one of its pages. */
const baseOf = (path: string): string => path.replace(/\/[^/]+\/?$/, '');

const cursor = (value: string | undefined): number | null =>
  value !== undefined && /^\d{1,15}$/.test(value) ? Number(value) : null;
