import { isHttpUrl } from './http-url.ts';
import { ENGLISH, type ReviewWords, withEnglish } from './review-words.ts';

const OPENING = /[\s:,–—→»>👉🔗<(["'“‘*_-]+$/u;
const OPENED = new Map([
  [')', '('],
  [']', '['],
]);
const WITH_SCHEME = /https?:\/\/\S+/iu;
const WITHOUT_SCHEME =
  /(?<![\w@.:/-])(?:www\.[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:\/\S*)?|(?:[a-z0-9-]+\.)+[a-z]{2,}\/\S+)/u;
const MARKDOWN_LINK =
  /^(.*?)\[([^[\]]*)\]\(<?([^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)*)>?(?:\s+"[^"]*")?\)[.!]?$/su;
const LONGEST = 2200;

/** An address as its line gives it, with the words of a Markdown link if they say more than "here". */
export interface AddressLine {
  readonly url: string;
  readonly text: string | null;
}

/**
 * Reads a line that gives an address and nothing else: bare, in angle brackets or parentheses, as a
 * Markdown link, behind words such as "Read it here:", with punctuation behind it, or without
 * `https://`, which it then adds.
 */
export function readAddressLine(line: string, words: ReviewWords = ENGLISH): AddressLine | null {
  const leads = (text: string): boolean => leadsTo(text, withEnglish(words).leadIns);
  if (line.length > LONGEST) return null;
  if (/^<[^<>\s]+>$/u.test(line)) return makeAddress(line.slice(1, -1), null);
  const [, before = '', text = '', target = ''] = MARKDOWN_LINK.exec(line) ?? [];
  if (target !== '') {
    const said = text.replaceAll(/[*_]/gu, '').trim();
    // "[harbor.example](https://harbor.example/x)" says no more than its target.
    const isTarget = leads(said) || (said.includes('.') && target.includes(said));
    return leads(before) ? makeAddress(target, isTarget ? null : said) : null;
  }
  const [found] = WITH_SCHEME.exec(line) ?? WITHOUT_SCHEME.exec(line) ?? [];
  if (found === undefined) return null;
  const start = line.indexOf(found);
  const address = trimEnd(found);
  const rest = line.slice(start + address.length);
  if (!/^[\s>)\]"'”’*_.,;:!]*$/u.test(rest) || !leads(line.slice(0, start))) return null;
  return makeAddress(address, null);
}

/** Whether a line is a host and nothing else, which may be an address or a name ("Salon.com"). */
export const isHost = (line: string): boolean => /^(?:[a-z0-9-]+\.)+[a-z]{2,}$/u.test(line);

/** Whether a line contains an address, alone or not. */
export const holdsAddress = (line: string): boolean =>
  /https?:\/\/\S/iu.test(line) || WITHOUT_SCHEME.test(line);

function makeAddress(address: string, text: string | null): AddressLine | null {
  const url = /^[a-z][a-z0-9+.-]*:/iu.test(address) ? address : `https://${address}`;
  return isHttpUrl(url) ? { url, text } : null;
}

/** Whether words lead to an address and say nothing else: "Read the full article here: https://…". */
const leadsTo = (text: string, leadIns: readonly string[]): boolean =>
  (
    text
      .replace(OPENING, '')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  ).every((word) => leadIns.includes(word));

const closesMore = (text: string, opening: string, closing: string): boolean =>
  text.split(closing).length > text.split(opening).length;

/** Drops the punctuation of the sentence, and a parenthesis that opens before the address. */
function trimEnd(address: string): string {
  for (let end = address.length; end > 0; end -= 1) {
    const last = address.charAt(end - 1);
    const opening = OPENED.get(last);
    const isOpened = opening !== undefined && !closesMore(address.slice(0, end), opening, last);
    if (isOpened || !/[>)\]"'”’*.,;:!]/u.test(last)) return address.slice(0, end);
  }
  return address;
}
