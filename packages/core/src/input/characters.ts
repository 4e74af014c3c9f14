// Controls, halves of surrogate pairs, and noncharacters, with which renditions mark placeholders.
const UNPRINTABLE = String.raw`\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}`;
const LINE_SEPARATORS = String.raw`\u2028\u2029`;
// Embeddings, overrides and isolates of the bidirectional algorithm (UAX #9), which make a line read
// differently from what it says.
const OVERRIDES = String.raw`\u202a-\u202e\u2066-\u2069`;
const DIRECTION_MARKS = String.raw`\u061c\u200e\u200f`;
// Joiners are not among them: emoji and Persian words are written with joiners.
const WIDTHLESS = String.raw`\u200b\u2060-\u206f\ufeff`;

const IN_FILE = new RegExp(`[[${UNPRINTABLE}]--[\\t\\n]]`, 'v');
const IN_TEXT = new RegExp(`[[${UNPRINTABLE}${OVERRIDES}]--[\\t\\n]]`, 'v');
const IN_LINE = new RegExp(`[${UNPRINTABLE}${LINE_SEPARATORS}${OVERRIDES}]`, 'v');
const IN_HEADER = new RegExp(`[${IN_LINE.source}${DIRECTION_MARKS}]`, 'v');
const INVISIBLE = new RegExp(`[${IN_HEADER.source}${WIDTHLESS}]`, 'gv');

/** The first character that a text file must not contain, or null. */
export const findForbiddenInFile = (text: string): string | null => first(IN_FILE, text);

/** The first character that no text may hold, or null. A text may hold line feeds and tabs. */
export const findForbiddenInText = (text: string): string | null => first(IN_TEXT, text);

/** The first character that a field of one line may not hold, or null. */
export const findForbiddenInLine = (text: string): string | null => first(IN_LINE, text);

/**
 * Whether a text holds a character that has no place in a header or a newsletter's own settings:
 * those forbidden in a line, which could forge a header, and marks of direction.
 */
export const isForbiddenInHeader = (text: string): boolean => IN_HEADER.test(text);

/** Whether a text holds an invisible character, or one that a terminal would obey. */
export const holdsInvisible = (text: string): boolean => text.search(INVISIBLE) >= 0;

/** Replaces every invisible character, and every one that a terminal would obey. */
export const replaceInvisible = (text: string, replace: (character: string) => string): string =>
  text.replace(INVISIBLE, replace);

/** False for text that shows nothing: empty, white space, or invisible format characters. */
export const hasInk = (text: string): boolean => /[^\s\p{Cf}]/u.test(text);

const first = (forbidden: RegExp, text: string): string | null => forbidden.exec(text)?.[0] ?? null;
