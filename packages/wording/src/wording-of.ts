import { makeFormat, type Format } from './format.ts';
import { arabic } from './messages/arabic.ts';
import { english } from './messages/english.ts';
import { german } from './messages/german.ts';
import type { Messages } from './messages/messages.ts';
import { spanish } from './messages/spanish.ts';
import { arabic as arabicPages } from './pages/arabic.ts';
import { english as englishPages } from './pages/english.ts';
import { german as germanPages } from './pages/german.ts';
import type { PageMessages } from './pages/page-messages.ts';
import { spanish as spanishPages } from './pages/spanish.ts';
import { arabic as arabicReaders } from './readers/arabic.ts';
import { english as englishReaders } from './readers/english.ts';
import { german as germanReaders } from './readers/german.ts';
import type { ReaderMessages } from './readers/reader-messages.ts';
import { spanish as spanishReaders } from './readers/spanish.ts';

/** How our mails and pages speak in a language. */
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
  /** The fixed words. An editor wrote all other text in a mail or page. */
  readonly words: Messages;
  /** The fixed words that only readers' pages have. */
  readonly pages: PageMessages;
  /** The words with which readers choose, leave and ask for their data, on pages and in mails. */
  readonly readers: ReaderMessages;
  /** The tag of the language that the fixed words are in. */
  readonly wordsLanguage: string;
}

interface Written {
  readonly words: (format: Format) => Messages;
  readonly pages: (format: Format, words: Messages) => PageMessages;
  readonly readers: (format: Format) => ReaderMessages;
}

const inEnglish: Written = { words: english, pages: englishPages, readers: englishReaders };
const WRITTEN: Readonly<Record<string, Written>> = {
  ar: { words: arabic, pages: arabicPages, readers: arabicReaders },
  de: { words: german, pages: germanPages, readers: germanReaders },
  en: inEnglish,
  es: { words: spanish, pages: spanishPages, readers: spanishReaders },
};

/** The languages that have fixed words of their own. */
export const WRITTEN_LANGUAGES: readonly string[] = Object.keys(WRITTEN);

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
  const written = WRITTEN[primary];
  const words = (written ?? inEnglish).words(format);
  const wording: Wording = {
    language,
    wordsLanguage: written === undefined ? 'en' : language,
    direction,
    separator: direction === 'ltr' ? ' · ' : '\u200F · \u200F',
    format,
    words,
    pages: (written ?? inEnglish).pages(format, words),
    readers: (written ?? inEnglish).readers(format),
  };
  known.set(language, wording);
  return wording;
}
