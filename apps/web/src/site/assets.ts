import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Hono } from 'hono';

const css = ['site.css', 'archive.css', 'preferences.css']
  .map((file) => readFileSync(new URL(file, import.meta.url), 'utf8'))
  .join('\n');
const hash = createHash('sha256').update(css).digest('base64url').slice(0, 12);

// A galley of type: lines in a tray.
const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><path fill="#9c2a1c" d="M1 1h14v14H1z"/><path stroke="#fffefb" stroke-width="1.5" d="M4 4.5h8M4 8h8M4 11.5h5"/></svg>`;

/** Its name depends on its content, so that a browser may keep it for ever. */
export const STYLESHEET_PATH = `/assets/site-${hash}.css`;
/** What it adds to the weight of a page. */
export const STYLESHEET_BYTES = Buffer.byteLength(css);
export const ICON_PATH = '/assets/icon.svg';

/** The files that the pages need. */
export const assets = new Hono();
assets.get(STYLESHEET_PATH, (c) =>
  c.body(css, 200, {
    'Content-Type': 'text/css; charset=utf-8',
    'Cache-Control': 'public, max-age=31536000, immutable',
  }),
);
assets.get(ICON_PATH, (c) =>
  c.body(icon, 200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'public, max-age=86400' }),
);
