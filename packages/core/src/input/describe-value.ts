import { quoteInput } from './show-text.ts';

const TYPES: ReadonlyMap<string, string> = new Map([
  ['string', 'text'],
  ['array', 'a list'],
  ['object', 'an object'],
  ['number', 'a number'],
  ['int', 'a whole number'],
  ['boolean', 'true or false'],
]);

/** A JSON type in words: `array` is "a list". */
export const nameType = (type: string): string => TYPES.get(type) ?? type;

/** A JSON value for a message: text is quoted, lists and objects are only named. */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return quoteInput(value);
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null ? 'an object' : JSON.stringify(value);
}
