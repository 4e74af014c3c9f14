import { hasInk } from '../input/index.ts';
import type { KeyFinding } from './review.ts';
import { countCharacters } from './text-rules.ts';

const LONGEST_LABEL = 60;

/**
 * Splits a finding at its first ": " if the text before it is a label: on one line, at most 60
 * characters. Otherwise all of it is text.
 *
 * @example splitLabel('Revenue Gap: wide') // { label: 'Revenue Gap', text: 'wide' }
 */
export function splitLabel(finding: string): KeyFinding {
  const colon = finding.search(/:[ \u00a0]/);
  const label = finding.slice(0, Math.max(colon, 0));
  const text = finding.slice(colon + 1).trim();
  const isLabel =
    colon <= 2 * LONGEST_LABEL &&
    hasInk(label) &&
    hasInk(text) &&
    label === label.trim() &&
    !label.includes('\n') &&
    countCharacters(label) <= LONGEST_LABEL;
  return isLabel ? { label, text } : { label: null, text: finding };
}
