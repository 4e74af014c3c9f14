/**
 * How commands, addresses and pages name an issue. An urgent correction has no number among its
 * newsletter's issues; it counts −1, −2 and so on, and is named `correction-1`.
 */
export const issueName = (number: number): string =>
  number < 0 ? `correction-${-number}` : String(number);

const LARGEST_NUMBER = 2_147_483_647;

/** Reads an issue's name as its number, below zero for an urgent correction; null if it is none. */
export function readIssueName(text: string): number | null {
  const [, prefix, digits] = /^(correction-)?([1-9]\d{0,9})$/.exec(text) ?? [];
  const number = Number(digits);
  if (digits === undefined || number > LARGEST_NUMBER) return null;
  return prefix === undefined ? number : -number;
}
