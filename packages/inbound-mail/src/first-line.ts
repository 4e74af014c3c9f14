const LONGEST = 1000;

/** The first line with words that is no quotation; empty if there is none. */
export function firstLine(text: string): string {
  for (const line of text.slice(0, LONGEST).split(/\r?\n|\r/)) {
    const trimmed = line.trim();
    if (!trimmed.startsWith('>') && /\p{L}/u.test(trimmed)) return trimmed;
  }
  return '';
}
