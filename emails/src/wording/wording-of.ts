import { makeFormat, type Format } from './format.ts';
import { arabic } from './messages/arabic.ts';
import { english } from './messages/english.ts';
import { german } from './messages/german.ts';
import type { Messages } from './messages/messages.ts';
import { spanish } from './messages/spanish.ts';

/** How our mails speak in a language. */
export interface Wording {
  /** BCP 47 tag. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /**
   * The separator between credits. From right to left it has marks at its sides, so that a Latin
   * name does not pull the number after it to its own side.
   */
  readonly separator: string;
  readonly format: Format;
  /** The fixed words. An editor wrote all other text in a mail. */
  readonly words: Messages;
}

const MESSAGES: Readonly<Record<string, (format: Format) => Messages>> = {
  ar: arabic,
  de: german,
  en: english,
  es: spanish,
};

const RIGHT_TO_LEFT = new Set(['ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi']);

const known = new Map<string, Wording>();

/**
 * The wording for a language tag; English words if we don't have the language. Each is cached,
 * because creating its formatters costs more than rendering a review.
 *
 * @throws RangeError if `language` is not a BCP 47 tag.
 */
export function wordingOf(language: string): Wording {
  const kept = known.get(language);
  if (kept !== undefined) return kept;
  const primary = language.split('-')[0]?.toLowerCase() ?? '';
  const format = makeFormat(language);
  const direction = RIGHT_TO_LEFT.has(primary) ? 'rtl' : 'ltr';
  const wording: Wording = {
    language,
    direction,
    separator: direction === 'ltr' ? ' · ' : '\u200F · \u200F',
    format,
    words: (MESSAGES[primary] ?? english)(format),
  };
  known.set(language, wording);
  return wording;
}
