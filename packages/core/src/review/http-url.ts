const LONGEST = 2000;
const SHAPE =
  /^https?:\/\/[^\s\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u200b-\u200f\u202a-\u202e\u2060-\u2069<>"\\]+$/iu;

/**
 * The rule for everything that Galley ever makes a link of: an absolute http or https URL of at
 * most 2,000 characters, without white space, quotes, user name or password. Any other scheme
 * (`javascript:`, `data:`) is text and stays text.
 */
export function isHttpUrl(text: string): boolean {
  if (text.length > LONGEST || !SHAPE.test(text) || !URL.canParse(text)) return false;
  const url = new URL(text);
  return url.hostname !== '' && url.username === '' && url.password === '';
}
