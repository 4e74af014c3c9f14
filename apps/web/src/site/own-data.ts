import { READER } from '@galley/core/editor';
import {
  DATA_LINK_SECONDS,
  NEW_ADDRESS_SECONDS,
  askForNewAddress,
  changeAddress,
  eraseSelf,
  readAddressChange,
  readOwnData,
} from '@galley/press/own-data';
import { readSiteNewsletter, type SiteNewsletter } from '@galley/press/site';
import { Hono, type Context } from 'hono';
import type { ClientIp } from '../http/client-ip.ts';
import { limitForm } from '../http/limit-body.ts';
import { tokenPageHeaders } from '../http/security-headers.ts';
import type { WebDeps } from '../web-options.ts';
import { badLinkPage } from './notice-pages.ts';
import {
  addressAskedPage,
  addressChangedPage,
  addressUnusablePage,
  erasedPage,
  expiredLinkPage,
  newAddressPage,
  ownDataPage,
} from './own-data-pages.ts';

type Deps = Pick<WebDeps, 'db' | 'wake' | 'keyring' | 'clock' | 'publicUrl'>;

/**
 * `/data/:token`: what a link of a few minutes allows, mailed to the reader's present address; and
 * `/new-address/:token`, which goes to a new one. Only POST acts.
 */
export function createOwnData(deps: Deps, clientIp: ClientIp): Hono {
  const pages = new Hono();
  pages.use('/data/*', tokenPageHeaders);
  pages.use('/new-address/*', tokenPageHeaders);

  const front = () => readSiteNewsletter(deps, null);
  const dead = async (
    c: Context,
    link: { readonly kind: string; readonly newsletter?: SiteNewsletter | null },
  ) => {
    if (link.kind !== 'expired') return c.html(badLinkPage(await front()), 404);
    const isNewAddress = c.req.path.startsWith('/new-address/');
    const seconds = isNewAddress ? NEW_ADDRESS_SECONDS : DATA_LINK_SECONDS;
    return c.html(expiredLinkPage(await of(link.newsletter ?? null), seconds), 410);
  };
  const of = async (newsletter: SiteNewsletter | null) => newsletter ?? (await front());

  pages.get('/data/:token', async (c) => {
    const token = c.req.param('token');
    const read = await readOwnData(deps, READER, token);
    if (read.kind !== 'ok') return dead(c, read);
    return c.html(ownDataPage(token, await of(read.newsletter), read, null));
  });

  pages.post('/data/:token/download', limitForm, async (c) => {
    const read = await readOwnData(deps, READER, c.req.param('token'));
    if (read.kind !== 'ok') return dead(c, read);
    c.header('Content-Type', 'application/json; charset=utf-8');
    c.header('Content-Disposition', 'attachment; filename="your-data.json"');
    return c.body(`${JSON.stringify(read.everything, null, 2)}\n`);
  });

  pages.post('/data/:token/address', limitForm, async (c) => {
    const token = c.req.param('token');
    const form = await c.req.parseBody().catch(() => null);
    const email = form?.['email'];
    if (typeof email !== 'string') return c.text('Expected a form.\n', 400);
    const ip = clientIp(c);
    const asked = await askForNewAddress(deps, READER, { token, address: email, ip });
    if (asked.kind === 'asked') return c.html(addressAskedPage(await of(asked.newsletter)));
    if (asked.kind !== 'invalid') return dead(c, asked);
    const read = await readOwnData(deps, READER, token);
    if (read.kind !== 'ok') return dead(c, read);
    const draft = { email, flaw: asked.problems[0]?.flaw ?? ('no-address' as const) };
    return c.html(ownDataPage(token, await of(read.newsletter), read, draft), 422);
  });

  pages.post('/data/:token/erase', limitForm, async (c) => {
    const token = c.req.param('token');
    const source = `${deps.publicUrl}/data`;
    const erased = await eraseSelf(deps, READER, { token, ip: clientIp(c), source });
    if (erased.kind !== 'erased' && erased.kind !== 'erasing') return dead(c, erased);
    return c.html(erasedPage(await of(erased.newsletter), erased.kind));
  });

  pages.get('/new-address/:token', async (c) => {
    const token = c.req.param('token');
    const read = await readAddressChange(deps, READER, token);
    if (read.kind !== 'waiting') return dead(c, read);
    return c.html(newAddressPage(token, await of(read.newsletter), read.address));
  });

  pages.post('/new-address/:token', limitForm, async (c) => {
    const token = c.req.param('token');
    const source = `${deps.publicUrl}/new-address`;
    const changed = await changeAddress(deps, READER, { token, ip: clientIp(c), source });
    if (changed.kind === 'unusable') {
      return c.html(addressUnusablePage(await of(changed.newsletter)), 409);
    }
    if (changed.kind !== 'changed') return dead(c, changed);
    return c.html(addressChangedPage(await of(changed.newsletter), changed.address));
  });

  return pages;
}
