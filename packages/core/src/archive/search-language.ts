/** By language, the names under which Postgres knows its rules of stems and stop words. */
const STEMMED: Readonly<Record<string, string>> = {
  ar: 'arabic',
  ca: 'catalan',
  da: 'danish',
  de: 'german',
  el: 'greek',
  en: 'english',
  es: 'spanish',
  eu: 'basque',
  fi: 'finnish',
  fr: 'french',
  ga: 'irish',
  hi: 'hindi',
  hu: 'hungarian',
  hy: 'armenian',
  id: 'indonesian',
  it: 'italian',
  lt: 'lithuanian',
  nb: 'norwegian',
  ne: 'nepali',
  nl: 'dutch',
  nn: 'norwegian',
  no: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sr: 'serbian',
  sv: 'swedish',
  ta: 'tamil',
  tr: 'turkish',
  yi: 'yiddish',
};

/** The languages, as Postgres names them, for which a search knows stems; others have none. */
export const SEARCH_LANGUAGES: readonly string[] = [...new Set(Object.values(STEMMED))];

/**
 * Whose rules a search follows for a language tag; `simple` means words as they are.
 *
 * @example searchLanguage('de-AT') // 'german'
 */
export const searchLanguage = (tag: string): string =>
  STEMMED[tag.split('-')[0]?.toLowerCase() ?? ''] ?? 'simple';
