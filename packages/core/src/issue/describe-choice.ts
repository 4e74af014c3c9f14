import { ALL_REVIEWS, parseChoice, printChoice } from '../subscription/choice.ts';

/**
 * Says in English what a reader has chosen, for editors.
 *
 * @param nameOf names a topic by its key
 * @example describeChoice('floor=4&topics=ai', () => 'AI') // 'at least 4 stars, about AI'
 */
export function describeChoice(choice: string, nameOf: (topic: string) => string): string {
  if (choice === printChoice(ALL_REVIEWS)) return 'all reviews';
  const { floor, topics } = parseChoice(choice);
  return [
    floor === null ? [] : [`at least ${floor} ${floor === 1 ? 'star' : 'stars'}`],
    topics === null
      ? []
      : [topics.length === 0 ? 'no topic' : `about ${listed(topics.map(nameOf))}`],
  ]
    .flat()
    .join(', ');
}

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;

const MOST_DESCRIBED = 2;

/** Says whom a rendition is for: the choices that give it, the most common first. */
export function describeChoices(
  choices: readonly string[],
  nameOf: (topic: string) => string,
): string {
  const more = choices.length - MOST_DESCRIBED;
  const described = choices.slice(0, MOST_DESCRIBED).map((each) => describeChoice(each, nameOf));
  return [...described, ...(more > 0 ? [`${more} more`] : [])].join('; ');
}
