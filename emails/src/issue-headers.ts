import { leaveLink, unsubscribeLink } from './links.ts';
import type { IssueProps } from './props.ts';

/**
 * The headers that let mail programs show an unsubscribe button and tell lists apart: RFC 8058 for
 * List-Unsubscribe-Post (one click, acted on by POST), RFC 2919 for List-Id. Where mail comes in, an
 * address to leave by follows the URL, as RFC 2369 allows.
 */
export function issueHeaders(
  props: Pick<IssueProps, 'newsletter' | 'publicUrl' | 'listId' | 'inboundDomain'>,
): Readonly<Record<string, string>> {
  const { newsletter, publicUrl, inboundDomain } = props;
  const listId = props.listId ?? defaultListId(newsletter.slug, publicUrl);
  return {
    'List-Unsubscribe': [
      `<${unsubscribeLink(publicUrl)}>`,
      ...(inboundDomain ? [`<${leaveLink(inboundDomain)}>`] : []),
    ].join(', '),
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'List-Id': `${encodePhrase(newsletter.title)} <${listId}>`.trimStart(),
  };
}

/** A list id is dot-atom text (RFC 2919, section 2), which an IPv6 address is not. */
function defaultListId(slug: string, publicUrl: string): string {
  const host = URL.parse(publicUrl)?.hostname ?? '';
  const label = slug.replaceAll(/[^\w-]+/g, '-');
  return `${label}.${/^[\w-]+(\.[\w-]+)*$/.test(host) ? host : 'localhost'}`;
}

/** A display phrase: bare atoms, a quoted string (RFC 5322) or encoded words (RFC 2047). */
function encodePhrase(phrase: string): string {
  const folded = phrase.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
  if (/^[\w\-!#$%&'*+/=?^`{|}~ ]*$/.test(folded) && !folded.includes('=?')) return folded;
  if (/^[ -~]*$/.test(folded) && !folded.includes('=?')) {
    return `"${folded.replaceAll(/["\\]/g, '\\$&')}"`;
  }
  return encodedWords(folded);
}

const ENCODED_WORD_START = '=?UTF-8?Q?';
const LONGEST_ENCODED_WORD = 75;

function encodedWords(text: string): string {
  const room = LONGEST_ENCODED_WORD - ENCODED_WORD_START.length - '?='.length;
  const words = [''];
  // A character must not be split between two encoded words (RFC 2047, section 5).
  for (const character of text) {
    const encoded = quoteCharacter(character);
    const current = words.at(-1) ?? '';
    if (current.length + encoded.length > room) words.push(encoded);
    else words[words.length - 1] = current + encoded;
  }
  return words.map((word) => `${ENCODED_WORD_START}${word}?=`).join(' ');
}

function quoteCharacter(character: string): string {
  if (/^[A-Za-z0-9]$/.test(character)) return character;
  if (character === ' ') return '_';
  return [...new TextEncoder().encode(character)]
    .map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}
