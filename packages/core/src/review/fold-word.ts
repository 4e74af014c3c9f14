/** A word without case and accents, for comparing what people type: "MÄRZ" and "marz" are one. */
export const foldWord = (word: string): string =>
  word.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC').toLowerCase();

/** The digits of other scripts as 0 to 9: Arabic-Indic (٣), Persian (۳) and full-width ones. */
export const foldDigits = (text: string): string =>
  text.replace(/[٠-٩۰-۹０-９]/gu, (digit) => String(digit.charCodeAt(0) % 16));

/** Words as alternatives of a regular expression, the longest first. */
export const anyOf = (words: readonly string[]): string =>
  words
    .toSorted((one, other) => other.length - one.length)
    .map((word) =>
      word.replaceAll(/[\\^$.*+?()[\]{}|]/gu, String.raw`\$&`).replaceAll(' ', String.raw`\s+`),
    )
    .join('|');
