/** How often a reader is mailed: every issue, or only the monthly best-of. */
export type Rhythm = 'every' | 'monthly';

/** Which reviews of a newsletter a reader wants. */
export interface Choice {
  /** The lowest rating of five stars that they want; null for any. */
  readonly floor: number | null;
  /** Keys of topics (the slugs of their names); null for all of them. */
  readonly topics: readonly string[] | null;
}

/** Everything that the newsletter reviews. */
export const ALL_REVIEWS: Choice = { floor: null, topics: null };

/**
 * Prints a choice canonically, so that equal choices have one text. All reviews are the empty text.
 *
 * @example
 * printChoice({ floor: 4, topics: ['sea', 'ai'] }); // 'floor=4&topics=ai,sea'
 */
export const printChoice = ({ floor, topics }: Choice): string =>
  [
    floor === null ? [] : [`floor=${floor}`],
    topics === null ? [] : [`topics=${[...new Set(topics)].toSorted().join(',')}`],
  ]
    .flat()
    .join('&');

/** Whether a text is exactly what {@link printChoice} prints of some choice. */
export const isChoice = (text: string): boolean =>
  text.length <= LONGEST && FORM.test(text) && printChoice(parseChoice(text)) === text;

/** More than the keys of all topics that a newsletter may have. */
const LONGEST = 2000;
const FORM = /^[\p{L}\p{M}\p{N}=&,.-]*$/u;

/** Reads what {@link printChoice} printed. */
export function parseChoice(text: string): Choice {
  const found = /^(?:floor=([\d.]+))?&?(?:topics=([^&]*))?$/.exec(text);
  const [, floor, topics] = found ?? [];
  return {
    floor: floor === undefined ? null : Number(floor),
    topics: topics === undefined ? null : topics.split(',').filter((key) => key !== ''),
  };
}
