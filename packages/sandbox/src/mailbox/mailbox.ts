import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { Ledger } from '../ledger.ts';
import { parseFaults, printFaults } from '../fault-settings.ts';
import type { FaultBook } from '../store/fault-book.ts';
import { composeSource } from './compose-source.ts';
import { faultsPage } from './faults-page.ts';
import { readFaultForm, shownFaults } from './fault-form.ts';
import { isForeign } from './is-foreign.ts';
import { listPage } from './list-page.ts';
import { isView, mailPage } from './mail-page.ts';
import { missingPage } from './missing-page.ts';
import { rawHtml } from './raw-html.ts';
import { STYLE } from './style.ts';

const PAGE_SIZE = 30;

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

const MAX_FORM_BYTES = 16 * 1024;

/**
 * The pages on which the sandbox's mail is read and its faults are switched on. They hold no script,
 * and only the form of faults changes anything. They ask nobody who they are, so they are for a
 * local set-up alone.
 */
export const createMailbox = (ledger: Ledger, faults: FaultBook): Hono => {
  const mailbox = new Hono();
  mailbox.use(pageHeaders, async (c, next) => {
    await next();
    c.header('cache-control', 'no-store');
  });

  mailbox.get('/', (c) => {
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
        base: c.req.path.replace(/\/$/, ''),
        faults: printFaults(faults.read()),
        mails,
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

  mailbox.get('/faults', (c) => {
    // Without a referrer, older browsers would send the form from nowhere.
    c.header('referrer-policy', 'same-origin');
    const settings = faults.read();
    return c.html(
      faultsPage({
        base: baseOf(c.req.path),
        faults: printFaults(settings),
        shown: shownFaults(settings),
        problem: null,
      }),
    );
  });

  mailbox.post('/faults', async (c) => {
    if (isForeign(c.req)) return c.text('This form was sent from another site.\n', 403);
    const body = await readForm(c.req.raw);
    if (body === null) return c.text('This form is too long.\n', 413);
    const form = new URLSearchParams(body);
    const asked = form.get('do') === 'reset' ? 'none' : readFaultForm(form);
    const parsed = parseFaults(asked === '' ? 'none' : asked);
    if (parsed.kind === 'parsed') {
      faults.write(parsed.settings);
      return c.redirect(`${baseOf(c.req.path)}/faults`, 303);
    }
    c.header('referrer-policy', 'same-origin');
    return c.html(
      faultsPage({
        base: baseOf(c.req.path),
        faults: printFaults(faults.read()),
        shown: Object.fromEntries(form),
        problem: parsed.problem,
      }),
      422,
    );
  });

  mailbox.get('/:id', (c) => {
    const id = c.req.param('id');
    const base = baseOf(c.req.path);
    const mail = ledger.find(id);
    if (mail === null) return c.html(missingPage(base, printFaults(faults.read())), 404);
    const view = c.req.query('view') ?? 'html';
    return c.html(
      mailPage({
        base,
        faults: printFaults(faults.read()),
        mail,
        content: ledger.content(mail),
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
    const { body, policy } = rawHtml(
      ledger.content(mail).html ?? '',
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
};

/** Where the mailbox is mounted, seen from one of its pages. */
const baseOf = (path: string): string => path.replace(/\/[^/]+\/?$/, '');

/** The form as it was sent; null when it is longer than any that the page sends. */
const readForm = async (request: Request): Promise<string | null> => {
  let form = '';
  const decoder = new TextDecoder();
  for await (const chunk of request.body ?? []) {
    form += decoder.decode(chunk, { stream: true });
    if (form.length > MAX_FORM_BYTES) return null;
  }
  return form;
};

const cursor = (value: string | undefined): number | null =>
  value !== undefined && /^\d{1,15}$/.test(value) ? Number(value) : null;
