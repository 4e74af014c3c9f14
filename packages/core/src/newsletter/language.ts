export type LanguageReading =
  | { readonly kind: 'ok'; readonly language: string }
  | { readonly kind: 'invalid'; readonly expected: string };

/** The length of tag that programs must accept (RFC 5646, 4.4.1). */
const LONGEST = 35;

/**
 * Reads a language tag (BCP 47) in any case.
 *
 * @example parseLanguage('pt-br') // pt-BR
 */
export function parseLanguage(text: string): LanguageReading {
  try {
    const [language] = Intl.getCanonicalLocales(text.trim());
    if (language !== undefined && language.length <= LONGEST) return { kind: 'ok', language };
  } catch {
    // Not a tag: reported below.
  }
  return { kind: 'invalid', expected: 'a BCP 47 language tag such as en, de or pt-BR' };
}
