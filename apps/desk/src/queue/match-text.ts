/** Whether a text has every word of a search, whatever their case, accents and order. */
export function matchText(wish: string, ...texts: readonly string[]): boolean {
  const text = fold(texts.join(' '));
  return fold(wish)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
