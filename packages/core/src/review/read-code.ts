import { hasInk } from '../input/index.ts';

/**
 * Code, or any source that keeps its lines and indents, as paragraphs. An empty line ends one where
 * the next line is not indented; elsewhere it is dropped, because no paragraph contains empty lines.
 *
 * @example readCode('  if late:\n    call') // ['if late:\n  call']
 */
export function readCode(source: string): string[] {
  const lines = source.split('\n').map((line) => line.replaceAll('\t', '    ').trimEnd());
  const indent = Math.min(...lines.filter(hasInk).map((line) => line.search(/\S/u)));
  const paragraphs: string[][] = [[]];
  let gap = false;
  for (const line of lines) {
    const text = line.slice(indent);
    if (!hasInk(text)) gap = true;
    else if (gap && /^\S/u.test(text)) paragraphs.push([text]);
    else paragraphs.at(-1)?.push(text);
    if (hasInk(text)) gap = false;
  }
  return paragraphs.map((texts) => texts.join('\n').trim()).filter(hasInk);
}
