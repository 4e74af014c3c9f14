import type { Handler, Hono } from 'hono';
import { showFile, summary } from '../store/describe-received.ts';
import { readReceived, type ReceivedContent, type ReceivedFile } from '../store/read-received.ts';
import type { Store } from '../store/open-store.ts';
import {
  findReceivedRow,
  listReceivedRows,
  rawOf,
  type ReceivedRow,
} from '../store/receive-mail.ts';
import { makeDownloadLink, mayDownload } from './download-links.ts';
import type { ApiContext, ApiEnv } from './env.ts';
import { isUuid } from './get-emails.ts';
import { readPage } from './page.ts';
import { refuseAs } from './refuse.ts';

/** The routes of received mails under `/emails/receiving`. */
export interface ReceivedRoutes {
  readonly list: Handler<ApiEnv>;
  readonly get: Handler<ApiEnv>;
  readonly listFiles: Handler<ApiEnv>;
  readonly getFile: Handler<ApiEnv>;
}

export function receivedRoutes(store: Store, clock: () => Date): ReceivedRoutes {
  const find = (c: ApiContext): ReceivedRow | Response => {
    const id = c.req.param('id') ?? '';
    if (!isUuid(id)) return refuseAs(c, 'validation_error', 'The `id` must be a valid UUID.');
    return findReceivedRow(store, id.toLowerCase()) ?? refuseAs(c, 'not_found', 'Email not found');
  };
  const link = (c: ApiContext, path: string) => makeDownloadLink(store, baseOf(c), path, clock());
  const fileOf = (c: ApiContext, mail: ReceivedRow, file: ReceivedFile) => {
    const { url, expiresAt } = link(c, `/received/${mail.id}/attachments/${file.id}`);
    return {
      ...showFile(file),
      size: file.content.length,
      download_url: url,
      expires_at: expiresAt.toISOString(),
    };
  };

  return {
    list: async (c) => {
      const page = readPage<{ row: ReceivedRow; content: ReceivedContent }>(c, 'email', (id) =>
        findReceivedRow(store, id.toLowerCase()),
      );
      if (page instanceof Response) return page;
      const rows = listReceivedRows(store, page);
      const mails = await Promise.all(
        rows.map(async (row) => ({ row, content: await readReceived(store, row) })),
      );
      return page.answer(mails, ({ row, content }) => summary(row, content));
    },
    get: async (c) => {
      const mail = find(c);
      if (mail instanceof Response) return mail;
      const content = await readReceived(store, mail);
      const format = c.req.query('html_format') === 'cid' ? 'cid' : 'data_uri';
      const { url, expiresAt } = link(c, `/received/${mail.id}/raw`);
      return c.json({
        object: 'email',
        ...summary(mail, content),
        html: format === 'cid' ? content.html : inlinePictures(content),
        html_format: format,
        text: content.text,
        headers: content.headers,
        raw: { download_url: url, expires_at: expiresAt.toISOString() },
      });
    },
    listFiles: async (c) => {
      const mail = find(c);
      if (mail instanceof Response) return mail;
      const { files } = await readReceived(store, mail);
      return c.json({
        object: 'list',
        has_more: false,
        data: files.map((file) => fileOf(c, mail, file)),
      });
    },
    getFile: async (c) => {
      const mail = find(c);
      if (mail instanceof Response) return mail;
      const { files } = await readReceived(store, mail);
      const file = files.find(({ id }) => id === c.req.param('attachment')?.toLowerCase());
      if (file === undefined) return refuseAs(c, 'not_found', 'Attachment not found');
      return c.json({ object: 'attachment', ...fileOf(c, mail, file) });
    },
  };
}

/** Adds what Resend's CDN serves: files behind signed links, without a key. */
export function addDownloads(api: Hono<ApiEnv>, store: Store, clock: () => Date): void {
  const isSigned = (c: ApiContext, path: string) =>
    mayDownload(store, path, c.req.query(), clock());
  api.get('/received/:id/raw', (c) => {
    const id = c.req.param('id');
    if (!isSigned(c, `/received/${id}/raw`)) return c.text('Access denied', 403);
    return c.body(new Uint8Array(rawOf(store, id)), 200, { 'content-type': 'message/rfc822' });
  });
  api.get('/received/:id/attachments/:attachment', async (c) => {
    const { id, attachment } = c.req.param();
    if (!isSigned(c, `/received/${id}/attachments/${attachment}`)) {
      return c.text('Access denied', 403);
    }
    const mail = findReceivedRow(store, id);
    const files = mail === null ? [] : (await readReceived(store, mail)).files;
    const file = files.find((each) => each.id === attachment);
    if (file === undefined) return c.text('Not found', 404);
    // Whatever its type, no browser shows it.
    return c.body(new Uint8Array(file.content), 200, {
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment',
    });
  });
}

/** Where the API is mounted. */
function baseOf(c: ApiContext): string {
  const { origin, pathname } = new URL(c.req.url);
  return `${origin}${pathname.replace(/\/emails\/receiving(?:\/.*)?$/, '')}`;
}

/** By default, Resend writes the pictures of a mail into its HTML. */
function inlinePictures({ html, files }: ReceivedContent): string | null {
  if (html === null) return null;
  return files.reduce(
    (text, { contentId, contentType, content }) =>
      contentId === null
        ? text
        : text.replaceAll(
            `cid:${contentId}`,
            () => `data:${contentType};base64,${content.toString('base64')}`,
          ),
    html,
  );
}
