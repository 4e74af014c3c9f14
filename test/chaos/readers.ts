import type { Outcome } from '@galley/sandbox';

/** The fate of a mail, by the number in the reader's address. */
export function outcomeOf(address: string): Outcome | null {
  const number = Number(/^reader(\d+)@/.exec(address)?.[1] ?? 0);
  if (number % 31 === 7) return 'bounced';
  if (number % 37 === 9) return 'complained';
  if (number % 41 === 11) return 'suppressed';
  if (number % 43 === 13) return 'failed';
  if (number % 19 === 17) return 'full';
  return null;
}

/** An address that the sandbox refuses with a 422 naming it. */
export const isPoison = (address: string): boolean => address.endsWith('@nowhere');
