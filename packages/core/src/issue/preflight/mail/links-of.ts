import type { MailDocument } from './mail-document.ts';

/** The http and https URLs to which mails link, each once, in order. */
export function linksOf(mails: readonly MailDocument[]): readonly string[] {
  const links = mails
    .flatMap(({ elements }) => elements.filter(({ name }) => name === 'a'))
    .map(({ attributes }) => (attributes['href'] ?? '').trim())
    .filter((href) => /^https?:/i.test(href));
  return [...new Set(links)];
}

/** True of a link to this installation's own pages, which exist once the issue does. */
export const isOwnLink = (url: string, publicUrl: string): boolean =>
  url === publicUrl || url.startsWith(`${publicUrl}/`);
