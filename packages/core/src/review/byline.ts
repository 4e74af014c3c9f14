const BYLINE = /^by(?:\s*:)?(?:\s+(.*))?$/isu;

/** The names in "By A, B and C", or null if the text is not a byline. "By" alone has no names. */
export function readByline(text: string): string[] | null {
  const byline = BYLINE.exec(text);
  return byline === null ? null : splitNames(byline[1] ?? '');
}

/** @example splitNames('Ada Ito, Bo Reyes and Cy Lund') // ['Ada Ito', 'Bo Reyes', 'Cy Lund'] */
export const splitNames = (text: string): string[] =>
  text
    .split(/,|\s(?:and|&)(?=\s)/iu)
    .map((name) => name.trim().replace(/^(?:and|&)\s+/iu, ''))
    .filter((name) => name !== '');

/** @example printByline(['Ada Ito', 'Bo Reyes']) // 'By Ada Ito and Bo Reyes' */
export function printByline(authors: readonly string[]): string {
  const last = authors.at(-1) ?? '';
  const others = authors.slice(0, -1);
  return others.length === 0 ? `By ${last}` : `By ${others.join(', ')} and ${last}`;
}
