import type { SearchPlace } from '@galley/db';

/** Where a page of a search ended: by what its last person was found, and where in that order. */
export interface SearchCursor extends SearchPlace {
  readonly by: string;
}

/** Prints a place as the text that the next call brings back. */
export const printCursor = ({ by, a, b }: SearchCursor): string =>
  Buffer.from(JSON.stringify([by, a, b])).toString('base64url');

const NUMBER = /^\d{1,18}$/;

/** Reads such a text; null if it is none. */
export function readCursor(text: string): SearchCursor | null {
  let read: unknown;
  try {
    read = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
  if (!Array.isArray(read) || read.length !== 3) return null;
  const [by, a, b] = read as unknown[];
  if (typeof by !== 'string' || typeof a !== 'string' || typeof b !== 'string') return null;
  if (![a, b].every((part) => part.isWellFormed() && !part.includes('\0'))) return null;
  // Postgres would refuse another one.
  if ((by === 'newest' || by === 'name') && !NUMBER.test(b)) return null;
  return { by, a, b };
}
