import { wrapText } from './wrap-text.ts';

const STEP = '  ';

/** A list with bullets or numbers, each text with a hanging indent. */
export function bulleted(
  items: readonly string[],
  { ordered = false, indent = '' }: { ordered?: boolean; indent?: string } = {},
): string {
  const column = ordered ? `${items.length}.`.length : 1;
  const rest = `${indent}${STEP}${' '.repeat(column)} `;
  return items
    .map((item, index) => {
      const marker = (ordered ? `${index + 1}.` : '•').padStart(column);
      return wrapText(item, { first: `${indent}${STEP}${marker} `, rest });
    })
    .join('\n');
}
