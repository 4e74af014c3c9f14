const WIKILINK = /\[\[([^[\]]*)\]\]/gu;
const MARKDOWN_LINK = /\[([^[\]]*)\]\([^()\s]*\)/gu;

/**
 * The text of a name written as a link: `[[Ines Okafor]]`, `[[people/ines|Ines Okafor]]` (as note
 * programs write it) and `[Ines Okafor](https://…)` are all "Ines Okafor".
 */
export const unwrapLinks = (text: string): string =>
  text
    .replace(WIKILINK, (_, target: string) => readTarget(target))
    .replace(MARKDOWN_LINK, (_, name: string) => name.trim());

function readTarget(target: string): string {
  const bar = target.indexOf('|');
  if (bar !== -1) return target.slice(bar + 1).trim();
  const [note = ''] = target.split('#', 1);
  return (note.split('/').at(-1) ?? '').trim();
}

const AS_IT_IS = /^\[\[\|(.*)\]\]$/su;

/** A name in front matter, where `[[|name]]` is the name as it is, even if it looks like a link. */
export const readLinkedName = (text: string): string =>
  AS_IT_IS.exec(text)?.[1] ?? unwrapLinks(text);

/** Writes a name so that {@link readLinkedName} reads it back. */
export const printLinkedName = (name: string): string =>
  unwrapLinks(name) === name ? name : `[[|${name}]]`;
