const SHORTEST = 5;

/**
 * True if one of two spellings is probably a slip of the other: they differ in one letter, two
 * swapped letters, capitals inside the word, accents or a blank. A word and its longer form
 * ("Agent", "Agents") are two words.
 *
 * @example isNearlySpelled('Antropic', 'Anthropic') // true
 */
export function isNearlySpelled(one: string, other: string): boolean {
  if (one === other || Math.abs(one.length - other.length) > 1) return false;
  if (one.toUpperCase() === one || other.toUpperCase() === other) return false;
  if (bare(one) === bare(other)) return true;
  if (one.includes(' ') || Math.min(one.length, other.length) < SHORTEST) return false;
  if (one.startsWith(other) || other.startsWith(one)) return false;
  return isOneSlipApart(one.toLowerCase(), other.toLowerCase());
}

const bare = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/[\p{M} -]/gu, '')
    .toLowerCase();

function isOneSlipApart(one: string, other: string): boolean {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  const shorter = Math.min(one.length, other.length);
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const inOne = one.slice(start, one.length - end);
  const inOther = other.slice(start, other.length - end);
  if (inOne.length + inOther.length === 1) return true;
  if (inOne.length === 1 && inOther.length === 1) return start > 0 && shorter > SHORTEST;
  return inOne.length === 2 && inOther === `${inOne.charAt(1)}${inOne.charAt(0)}`;
}
