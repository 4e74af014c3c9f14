import { canonicalUrl, isHttpUrl } from '../review/index.ts';

/** What somebody has forwarded, without what their program put around it. */
export interface Forwarded {
  readonly text: string;
  /** The first addresses in it, each article once. */
  readonly links: readonly string[];
  /** The subject without "Fwd:" and the like. */
  readonly subject: string;
}

/** A newsletter that is forwarded holds more links than anybody reviews. */
const MOST_LINKS = 10;
const LONGEST_LINK = 2000;
const MARK =
  /^(?:-{2,}[^\n]{0,80}-{2,}|begin forwarded message:?|anfang der weitergeleiteten nachricht:?|inicio del mensaje reenviado:?)$/i;
/** "From: Ada", "Gesendet: …", "Asunto: …" */
const FIELD = /^\*?[\p{L}][\p{L} -]{0,20}\*?:(?:\s|$)/u;
const PREFIX = /^(?:(?:fwd?|wg|rv|re|aw|tr|i)\s*:\s*)+/i;
const SIGNATURE = /^-- ?$/;

/** Reads a mail that somebody has forwarded or written to the queue's address. */
export function readForwarded(mail: {
  readonly text: string;
  readonly subject: string;
}): Forwarded {
  const text = forwardedPart(mail.text.replaceAll(/\r\n?/g, '\n').replaceAll('\u00A0', ' '));
  return { text, links: linksIn(text), subject: mail.subject.trim().replace(PREFIX, '') };
}

function forwardedPart(text: string): string {
  const lines = text.split('\n');
  const mark = lines.findIndex((line) => MARK.test(line.replace(/^(?:>\s?)+/, '').trim()));
  if (mark === -1) {
    const end = lines.findIndex((line) => SIGNATURE.test(line));
    return lines
      .slice(0, end === -1 ? undefined : end)
      .join('\n')
      .trim();
  }
  const below = unquote(lines.slice(mark + 1));
  const start = below.findIndex((line) => line.trim() !== '');
  let first = Math.max(0, start);
  // The fields of the mail end with an empty line.
  if (FIELD.test(below[first]?.trim() ?? '')) {
    while (first < below.length && below[first]?.trim() !== '') first += 1;
  }
  return below.slice(first).join('\n').trim();
}

/** Some programs forward as a quotation. */
function unquote(lines: readonly string[]): readonly string[] {
  const isQuoted = lines.every((line) => line.trim() === '' || line.startsWith('>'));
  return isQuoted ? lines.map((line) => line.replace(/^>\s?/, '')) : lines;
}

function linksIn(text: string): readonly string[] {
  const byArticle = new Map<string, string>();
  for (const [found] of text.matchAll(/https?:\/\/[^\s<>"]+/gi)) {
    const url = found.replace(/[).,;:!?'\]*]+$/, '');
    if (url.length > LONGEST_LINK || !isHttpUrl(url)) continue;
    const key = canonicalUrl(url);
    if (!byArticle.has(key)) byArticle.set(key, url);
    if (byArticle.size === MOST_LINKS) break;
  }
  return [...byArticle.values()];
}
