import type { YAMLError } from 'yaml';
import { quoteInput } from '../input/index.ts';
import type { LocatedComplaint } from './source-line.ts';

const PAIR = /^\s*(?:-\s+)?([^\s:]+)\s*:\s+(\S.*)$/;
const LONGEST_EXAMPLE = 60;

/** Says what YAML could not read and how to write it, with the line counted from 1. */
export function explainYamlError(
  { code }: Pick<YAMLError, 'code'>,
  lines: readonly string[],
  at: number,
): LocatedComplaint {
  const line = code === 'MISSING_CHAR' ? findOpenQuote(lines, at) : at;
  const text = lines[line - 1] ?? '';
  const [, key, written] = PAIR.exec(text) ?? [];
  const value = written?.trimEnd();
  if (code === 'DUPLICATE_KEY' && key !== undefined) {
    return { line, found: `a second ${key}`, expected: 'one' };
  }
  if (code === 'TAB_AS_INDENT') return { line, found: 'a tab as an indent', expected: 'blanks' };
  if (key !== undefined && value !== undefined && isOpenQuote(value)) {
    if (value.length > 1 && value.endsWith(value.charAt(0))) {
      const found = `a quote inside ${quoteInput(value)}`;
      return { line, found, expected: showQuoted(key, value.slice(1, -1)) };
    }
    return { line, found: `a quote without an end in ${key}`, expected: 'a quote at its end' };
  }
  if (code === 'BLOCK_AS_IMPLICIT_KEY' && value !== undefined && !/:(?:\s|$)/.test(value)) {
    const found = `an indent behind ${key}`;
    return { line: line + 1, found, expected: 'each key at the start of its line' };
  }
  if (key !== undefined && value !== undefined) {
    const colon = code === 'BLOCK_AS_IMPLICIT_KEY' ? 'a colon in ' : '';
    const found = `${colon}${quoteInput(value)} without quotes around it`;
    return { line, found, expected: showQuoted(key, value) };
  }
  const found = `${quoteInput(text.trim())}, which is not YAML`;
  return {
    line,
    found,
    expected: '"key: value", the value in quotes if it contains special characters',
  };
}

/** @example showQuoted('title', 'A: B') // 'quotes: title: "A: B"' */
export function showQuoted(key: string, value: string): string {
  if (value.length > LONGEST_EXAMPLE || value.includes('\n')) return `quotes around the ${key}`;
  const plain = /["\\]/.test(value) ? `'${value.replaceAll("'", "''")}'` : `"${value}"`;
  return `quotes: ${key}: ${plain}`;
}

/** The first line with a quote that it doesn't close; YAML complains only where the text ends. */
function findOpenQuote(lines: readonly string[], otherwise: number): number {
  const index = lines.findIndex((line) => isOpenQuote(PAIR.exec(line)?.[2] ?? ''));
  return index === -1 ? otherwise : index + 1;
}

function isOpenQuote(value: string): boolean {
  const quote = value.charAt(0);
  return (quote === '"' || quote === "'") && value.split(quote).length % 2 === 0;
}
