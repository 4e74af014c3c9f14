import { holdsInvisible } from '../input/index.ts';

const LONGEST = 2000;
const SHAPE = /^https?:\/\/[^\s\u200c-\u200d<>"\\]+$/i;

/**
 * The rule for everything that Galley ever links to: an absolute http or https URL of at most 2,000
 * characters, without white space, quotes, user name or password. Any other scheme (`javascript:`,
 * `data:`) is text and stays text.
 */
export function isHttpUrl(text: string): boolean {
  if (text.length > LONGEST || !SHAPE.test(text) || holdsInvisible(text)) return false;
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return url.hostname !== '' && url.username === '' && url.password === '';
}
