import { isLoopbackHost } from '@galley/core/network';
import { Hono, type Context } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { MANIFEST } from './manifest.ts';
import { readDesk, type DeskFile } from './read-desk.ts';

export interface DeskOptions {
  /** The built desk. */
  readonly folder: string;
  /** Where browsers reach it, such as `http://localhost:3000/desk`. */
  readonly url: string;
}

/**
 * Only our own files, and no script, style or text that turns into code on the way: an editor's
 * text can't act on behalf of somebody who approves issues.
 */
const deskHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    connectSrc: ["'self'"],
    // Mails, which bring a policy of their own.
    frameSrc: ["'self'"],
    manifestSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
    requireTrustedTypesFor: ["'script'"],
    trustedTypes: ["'none'"],
  },
  xFrameOptions: 'DENY',
  referrerPolicy: 'same-origin',
  // With an https PUBLIC_URL, serve.ts sets it on every answer.
  strictTransportSecurity: false,
});

/** The files of the desk below `/desk`; every path that is no file gives its one page. */
export function createDesk({ folder, url }: DeskOptions): Hono {
  const files = readDesk(folder);
  const page = files.get('index.html');
  if (page === undefined) throw new Error(`${folder} holds no built desk`);
  const { hostname } = new URL(url);
  const desk = new Hono();
  desk.use('/desk/*', deskHeaders);
  desk.use('/desk/*', async (c, next) => {
    const asked = new URL(c.req.url);
    if (hostname !== 'localhost' || asked.hostname === 'localhost') return next();
    if (!isLoopbackHost(asked.hostname)) return c.text(`The desk is at ${url}\n`, 404);
    // Passkeys know no IP addresses. The browser takes the fragment along.
    return c.redirect(`${url}${asked.pathname.slice('/desk'.length)}${asked.search}`, 307);
  });
  desk.get('/desk/assets/*', (c) => {
    const file = files.get(c.req.path.slice('/desk/'.length));
    if (file === undefined) {
      return c.text('This file is gone: the desk was updated.\n', 404, {
        'Cache-Control': 'no-store',
      });
    }
    // Its name depends on its content.
    return send(c, file, 'public, max-age=31536000, immutable');
  });
  desk.get('/desk/manifest.webmanifest', (c) =>
    c.body(MANIFEST, 200, {
      'Content-Type': 'application/manifest+json',
      'Cache-Control': 'no-cache',
    }),
  );
  desk.get('/desk', (c) => send(c, page, 'no-store'));
  desk.get('/desk/*', (c) => send(c, page, 'no-store'));
  return desk;
}

function send(c: Context, { type, plain, smaller }: DeskFile, cache: string): Response {
  const accepted = readEncodings(c.req.header('accept-encoding') ?? '');
  const best = smaller.find(({ encoding }) => accepted.has(encoding));
  return c.body(best?.bytes ?? plain, 200, {
    'Content-Type': type,
    'Cache-Control': cache,
    Vary: 'Accept-Encoding',
    ...(best !== undefined && { 'Content-Encoding': best.encoding }),
  });
}

/** The encodings that a browser accepts; one with `q=0` it refuses (RFC 9110, section 12.4.2). */
const readEncodings = (header: string): ReadonlySet<string> =>
  new Set(
    header
      .toLowerCase()
      .split(',')
      .map((part) => part.split(';').map((piece) => piece.trim()))
      .filter(([, weight]) => !/^q=0(?:\.0*)?$/.test(weight ?? ''))
      .map(([name = '']) => name),
  );
