import type { Page } from './page.ts';
import type { Rendered } from './render-page.ts';

/** Links that lead nowhere, in pages and from one to the other. */
export function* findProblems(
  rendered: ReadonlyMap<Page, Rendered>,
  files: ReadonlyMap<string, unknown>,
): Generator<string> {
  const ids = new Map(
    [...rendered].map(([{ path }, { parts }]) => [path, new Set(parts.map(({ id }) => id))]),
  );
  for (const [{ source, path }, { html, broken }] of rendered) {
    for (const href of broken) yield `${source}: ${href} leads nowhere`;
    for (const [, href = ''] of html.matchAll(/(?:href|src)="([^"]*)"/g)) {
      if (/^(?:https?|mailto):/.test(href)) continue;
      const [to = '', anchor] = href.split('#');
      const target = to === '' ? path : new URL(to, `file:///${path}`).pathname.slice(1);
      if (!files.has(target)) yield `${source}: ${href} leads nowhere`;
      else if (anchor && ids.get(target)?.has(decodeURIComponent(anchor)) === false) {
        yield `${source}: there is no heading ${href}`;
      }
    }
  }
}
