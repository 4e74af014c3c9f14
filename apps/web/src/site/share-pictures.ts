import { createHash } from 'node:crypto';
import { completeTheme } from '@galley/core/newsletter/theme';
import { readsAtDatabase, readSiteReview, type SiteReviewPage } from '@galley/press/site';
import { canDraw, openStudio, type SharePicture } from '@galley/share-picture';
import { Hono } from 'hono';
import type { WebDeps } from '../web-options.ts';
import { reviewPath } from './site-paths.ts';
import { wordingFor } from './words.ts';

/** With another look, a picture gets another name. */
const LOOK = 1;
/** About a thousand pictures. */
const MOST_BYTES = 48 * 1024 * 1024;

/** The path of a review's picture; null for a title in letters that our fonts don't have. */
export function picturePath(view: SiteReviewPage): string | null {
  const picture = pictureOf(view);
  return picture === null ? null : `${reviewPath(view.slug)}/${hashOf(picture)}.png`;
}

/**
 * The pictures that other sites show with a link to a review. Each is named after its content, drawn
 * when it is first asked for and kept in memory; reading changes nothing that is stored.
 */
export function createSharePictures(deps: Pick<WebDeps, 'db' | 'readArchive' | 'closing'>): Hono {
  const { readArchive = readsAtDatabase(deps) } = deps;
  const pictures = new Hono();
  const studio = openStudio();
  deps.closing?.addEventListener('abort', () => void studio.close());
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();
  let bytes = 0;

  function keep(hash: string, png: Uint8Array<ArrayBuffer>): void {
    if (kept.has(hash)) return;
    kept.set(hash, png);
    bytes += png.byteLength;
    for (const [oldest, its] of kept) {
      if (bytes <= MOST_BYTES) break;
      kept.delete(oldest);
      bytes -= its.byteLength;
    }
  }

  pictures.get('/reviews/:slug/:picture{[\\w-]{22}\\.png}', async (c) => {
    const review = await readArchive((at) => readSiteReview(at, c.req.param('slug')));
    const picture = review === null ? null : pictureOf(review);
    if (review === null || picture === null) return c.notFound();
    const hash = hashOf(picture);
    const asked = c.req.param('picture').slice(0, -'.png'.length);
    // A link that was shared before a correction leads to the present picture.
    if (asked !== hash) return c.redirect(`${reviewPath(review.slug)}/${hash}.png`, 302);
    let png = kept.get(hash);
    if (png === undefined) {
      const drawn = await studio.draw(picture);
      if (drawn.kind === 'busy') {
        c.header('Retry-After', '30');
        return c.text('Many pictures are being drawn. Please come back.\n', 503);
      }
      png = new Uint8Array(drawn.png);
      keep(hash, png);
    }
    return c.body(png, 200, {
      'Content-Type': 'image/png',
      'Cache-Control': 'public, max-age=31536000, immutable',
      // Other sites show it.
      'Cross-Origin-Resource-Policy': 'cross-origin',
    });
  });
  return pictures;
}

function pictureOf({ document, newsletter }: SiteReviewPage): SharePicture | null {
  const { title, outlet, rating } = document;
  if (!canDraw(title)) return null;
  const { paper, ink, quiet, accent } = completeTheme(newsletter.theme).light;
  return {
    title,
    outlet,
    rating,
    newsletter: newsletter.title,
    direction: wordingFor(newsletter).direction,
    colours: { paper, ink, quiet, accent },
  };
}

const hashOf = (picture: SharePicture): string =>
  createHash('sha256')
    .update(JSON.stringify([LOOK, picture]))
    .digest('base64url')
    .slice(0, 22);
