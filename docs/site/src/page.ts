/** A page before it is HTML. */
export interface Page {
  /** Its file in the repository, or the one it would have there. */
  readonly source: string;
  /** Where it stands in the site. */
  readonly path: string;
  readonly title: string;
  readonly markdown: string;
}

/** The page's first heading. */
export const titleOf = (markdown: string): string =>
  /^# (.+)$/m.exec(markdown)?.[1]?.replaceAll(/[`*]/g, '') ?? '';

/** Pages whose place or heading means something else in the repository than in the site. */
const PLACES: Readonly<Record<string, string>> = {
  'README.md': 'at-a-glance.html',
  'emails/README.md': 'emails.html',
};
export const TITLES: Readonly<Record<string, string>> = {
  'README.md': 'Galley at a glance',
  'emails/README.md': "The templates' code",
};

/** `docs/moving/ghost.md` stands at `moving/ghost.html`. */
export const pathOf = (source: string): string =>
  PLACES[source] ??
  source
    .replace(/^docs\//, '')
    .replace(/(^|\/)README\.md$/, '$1index.md')
    .replace(/\.md$/, '.html')
    .replace(/^[A-Z]+(?=\.html$)/, (name) => name.toLowerCase());

/** The way from one page of the site to another, which works without a server too. */
export function wayTo(to: string, from: string): string {
  const up = from.split('/').slice(1);
  return `${up.map(() => '../').join('')}${to}`;
}
