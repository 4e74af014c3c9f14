import { Buffer } from 'node:buffer';
import type { Letter } from '@galley/core/inbound';
import PostalMime, { addressParser, decodeWords } from 'postal-mime';
import { checkSignatures, type CheckedMail } from './check-signatures.ts';
import { firstLine } from './first-line.ts';
import type { LookUpTexts } from './look-up-texts.ts';

export type LetterReading =
  | { readonly kind: 'read'; readonly letter: Letter }
  /** Its header or its parts are larger or more intricate than those of mail that people write. */
  | { readonly kind: 'unreadable' };

// What reads mails takes time that grows with the square of some of these, so that a mail of 2 MB
// could keep a process busy for minutes.
const LARGEST_HEADER = 64 * 1024;
const MOST_HEADER_LINES = 2000;
/** A megabyte in Base64 has 14,000. */
const MOST_LINES = 20_000;
/** Of each field that we read. */
const LONGEST_FIELD = 4000;
/** Each is a question to DNS. */
const MOST_SIGNATURES = 10;
/** The first line stands in it, whatever the parts are. */
const START_OF_TEXT = { bytes: 8 * 1024, html: 4000 };
/** Longer than any review that people write. */
const WHOLE_TEXT = { bytes: 256 * 1024, html: 128 * 1024 };
const DEEPEST_PART = 20;

/**
 * Reads the bytes of a mail and checks its DKIM signatures. All header fields are those that the
 * check has seen, so nothing else can be read into them.
 *
 * @example
 * const { letter } = await readLetter(raw, { lookUp: resolver.resolveTxt, now: new Date() });
 */
export async function readLetter(
  raw: Uint8Array,
  options: {
    readonly lookUp: LookUpTexts;
    readonly now: Date;
    /** Also reads all of its text, and not the first line alone. */
    readonly wholeText?: boolean;
  },
): Promise<LetterReading> {
  const bytes = Buffer.from(raw);
  if (!isPlain(bytes)) return { kind: 'unreadable' };
  const mail = await checkSignatures(bytes, options);
  const isWhole = options.wholeText === true;
  const text = await readText(bytes, isWhole ? WHOLE_TEXT : START_OF_TEXT);
  if (text === null) return { kind: 'unreadable' };
  return { kind: 'read', letter: letterOf(mail, text, isWhole) };
}

/** Whether a mail is as plain as those that people write. */
function isPlain(bytes: Buffer): boolean {
  let lines = 0;
  for (const byte of bytes) if (byte === LINE_FEED) lines += 1;
  if (lines > MOST_LINES) return false;
  const header = headerOf(bytes);
  if (header.length >= LARGEST_HEADER) return false;
  const fields = header.split(/\r?\n(?![ \t])/);
  const read = fields.filter((field) => FIELDS_READ.test(field));
  const signatures = read.filter((field) => /^dkim-signature/i.test(field));
  return (
    header.split('\n').length <= MOST_HEADER_LINES &&
    read.every((field) => field.length <= LONGEST_FIELD) &&
    signatures.length <= MOST_SIGNATURES
  );
}

const LINE_FEED = 10;
const FIELDS_READ =
  /^(?:from|sender|reply-to|to|cc|bcc|subject|date|message-id|return-path|delivered-to|dkim-signature|arc-[a-z-]+|content-[a-z-]+|mime-version)\s*:/i;

function headerOf(bytes: Buffer): string {
  const start = bytes.subarray(0, LARGEST_HEADER).toString('latin1');
  return start.slice(0, /\r?\n\r?\n/.exec(start)?.index);
}

function letterOf(
  { fields, from, signatures }: CheckedMail,
  text: string,
  isWhole: boolean,
): Letter {
  const headers = new Map<string, string[]>();
  for (const { name, value } of fields) headers.set(name, [...(headers.get(name) ?? []), value]);
  const values = (name: string): readonly string[] => headers.get(name) ?? [];
  const count = (name: string): number => values(name).length;
  const [date = ''] = values('date');
  const sentAt = new Date(date);
  const [messageId = null] = values('message-id');
  return {
    headers,
    sender: {
      // Two parsers have to agree on who it is.
      from: [...from, ...values('from').flatMap(addressesIn)],
      counts: {
        from: count('from'),
        to: count('to'),
        cc: count('cc'),
        subject: count('subject'),
        date: count('date'),
        'message-id': count('message-id'),
      },
      sentAt: Number.isNaN(sentAt.getTime()) ? null : sentAt,
      to: values('to').flatMap(addressesIn).map(lower),
      cc: values('cc').flatMap(addressesIn).map(lower),
      signatures,
    },
    messageId: count('message-id') === 1 ? messageId : null,
    subject: decodeWords(values('subject')[0] ?? ''),
    firstLine: firstLine(text),
    text: isWhole ? text : '',
  };
}

const addressesIn = (value: string): string[] =>
  addressParser(value, { flatten: true }).flatMap((each) =>
    each.address === undefined || each.address === '' ? [] : each.address,
  );

const lower = (address: string): string => address.toLowerCase();

/** The text of a mail; null if its parts are nested too deeply. */
async function readText(
  bytes: Buffer,
  most: { readonly bytes: number; readonly html: number },
): Promise<string | null> {
  try {
    const start = bytes.subarray(0, headerOf(bytes).length + most.bytes);
    const parsed = await PostalMime.parse(start, {
      maxNestingDepth: DEEPEST_PART,
      maxHeadersSize: LARGEST_HEADER,
    });
    return parsed.text ?? textOf((parsed.html ?? '').slice(0, most.html));
  } catch {
    return null;
  }
}

/** The text of a page, with the addresses of its links behind them. */
const textOf = (html: string): string =>
  html
    .replaceAll(/<a\s[^>]*?href\s*=\s*["'](https?:[^"'\s>]{1,2000})["'][^>]*>/gi, '\n$1\n')
    .replaceAll('&amp;', '&')
    .replaceAll(/<[^>]*>/g, '\n');
