import { isForbiddenInHeader } from '../input/index.ts';

const LONGEST = 500;

export type PostalAddressReading =
  | { readonly kind: 'ok'; readonly postalAddress: string }
  | { readonly kind: 'invalid'; readonly expected: string };

/** Reads a postal address of several lines, without blank lines or white space around a line. */
export function parsePostalAddress(text: string): PostalAddressReading {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const postalAddress = lines.join('\n');
  if (lines.some(isForbiddenInHeader)) {
    return {
      kind: 'invalid',
      expected: 'a postal address without control or direction characters',
    };
  }
  return postalAddress.length <= LONGEST
    ? { kind: 'ok', postalAddress }
    : { kind: 'invalid', expected: `a postal address of at most ${LONGEST} characters` };
}
