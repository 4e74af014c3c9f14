let segmenter: Intl.Segmenter | null = null;

/** Making one takes ten milliseconds, which most commands don't need to spend. */
const graphemesOf = (text: string): Intl.Segments =>
  (segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })).segment(text);

/** Characters as people count them: an emoji with its modifiers is one. */
export const countGraphemes = (text: string): number => [...graphemesOf(text)].length;

/**
 * Shortens a text to at most `most` graphemes, at the end of a word if one is near, and marks the
 * cut with an ellipsis. A text that fits is returned unchanged.
 */
export function capText(text: string, most: number): string {
  const graphemes = Array.from(graphemesOf(text), ({ segment }) => segment);
  if (graphemes.length <= most) return text;
  const kept = graphemes.slice(0, most - 1).join('');
  // The cut may fall right after a word: then the next grapheme is a blank.
  const wholeWord = /^\s/u.test(graphemes[most - 1] ?? '') ? kept.length : kept.search(/\s\S*$/u);
  const end = wholeWord > kept.length / 2 ? wholeWord : kept.length;
  return `${kept.slice(0, end).replace(/[\s,;:.\u2013\u2014-]+$/u, '')}\u2026`;
}
