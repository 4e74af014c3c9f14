const ANCHOR = /(<a\b[^>]*?\shref=)(?:"([^"]*)"|'([^']*)')/gi;

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
  '&#39;': "'",
};

const decode = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|quot|#x27|#39);/g, (entity) => ENTITIES[entity] ?? entity);

const isWeb = (href: string): boolean => /^https?:\/\//i.test(href);

/** The links of a mail's HTML to the web, each once, in order. */
export function linksOf(html: string): readonly string[] {
  const links = [...html.matchAll(ANCHOR)].map(([, , double, single]) =>
    decode(double ?? single ?? ''),
  );
  return [...new Set(links.filter(isWeb))];
}

/** Leads each link to the web somewhere else, as a provider that tracks clicks does. */
export const rewriteLinks = (html: string, to: (link: string) => string): string =>
  html.replace(ANCHOR, (whole, start: string, double?: string, single?: string) => {
    const link = decode(double ?? single ?? '');
    return isWeb(link) ? `${start}"${to(link)}"` : whole;
  });
