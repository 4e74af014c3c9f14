import { createHash } from 'node:crypto';
import { completeTheme, type Theme } from '@galley/core/newsletter/theme';
import { readsAtDatabase, readSiteNewsletter, type SiteNewsletter } from '@galley/press/site';
import { Hono } from 'hono';
import { markKeepable } from '../kept/index.ts';
import type { WebDeps } from '../web-options.ts';

/** The style sheet with a newsletter's own colours and fonts; null if it has the default ones. */
export function themePath({ slug, theme }: SiteNewsletter): string | null {
  if (theme === null) return null;
  return `/n/${slug}/theme-${hashOf(printTheme(completeTheme(theme)))}.css`;
}

/** Serves those style sheets. Their names depend on their content. */
export function createThemeStyles(deps: Pick<WebDeps, 'db' | 'readArchive'>): Hono {
  const { readArchive = readsAtDatabase(deps) } = deps;
  const styles = new Hono();
  styles.get('/n/:newsletter/:style{theme-[\\w-]+\\.css}', async (c) => {
    const newsletter = await readArchive((at) => readSiteNewsletter(at, c.req.param('newsletter')));
    if (newsletter === null || newsletter.theme === null) return c.notFound();
    const isCurrent = themePath(newsletter)?.endsWith(`/${c.req.param('style')}`) === true;
    // Anybody can think up other names.
    if (isCurrent) markKeepable(c, newsletter.id);
    return c.body(printTheme(completeTheme(newsletter.theme)), 200, {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': isCurrent ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
  });
  return styles;
}

const hashOf = (css: string): string =>
  createHash('sha256').update(css).digest('base64url').slice(0, 12);

/** The properties that site.css sets to the default theme. Core has checked every value. */
const printTheme = ({ light, dark, fonts }: Theme): string =>
  `:root{${printColours(light)};--display:${fonts.display};--serif:${fonts.text};--sans:${fonts.label}}
@media (prefers-color-scheme:dark){:root{${printColours(dark)}}}
`;

const printColours = (colours: Theme['light']): string =>
  Object.entries(colours)
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';');
