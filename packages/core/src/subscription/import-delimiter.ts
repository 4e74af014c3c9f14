import { foldName, readColumnName } from './import-names.ts';

/** The separator between a file's fields. */
export type Delimiter = ',' | ';' | '\t';

export type DelimiterReading =
  | { readonly kind: 'ok'; readonly delimiter: Delimiter; readonly isSepLine: boolean }
  | { readonly kind: 'unknown'; readonly separator: string };

const DELIMITERS: readonly Delimiter[] = [',', ';', '\t'];
const SEP = /^"?sep=(.?)"?,*$/iu;

/**
 * Finds the separator by the first line with content: Excel's `sep=;`, or the separator with which
 * the line has a column for the address. If there is neither, the most frequent one of a line that
 * names columns: somebody may say which of them holds the address.
 */
export function readDelimiter(line: string): DelimiterReading {
  const sep = SEP.exec(line.trimEnd() === line ? line : line.replace(/[ \r\n]+$/, ''));
  if (sep !== null) {
    const separator = sep[1] ?? '';
    const delimiter = DELIMITERS.find((one) => one === separator);
    return delimiter === undefined
      ? { kind: 'unknown', separator }
      : { kind: 'ok', delimiter, isSepLine: true };
  }
  const delimiter =
    DELIMITERS.find((one) => holdsAddressColumn(line, one)) ??
    (line.includes('@') ? ',' : mostFrequent(line));
  return { kind: 'ok', delimiter, isSepLine: false };
}

function mostFrequent(line: string): Delimiter {
  const bare = line.replaceAll(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((one) => bare.split(one).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

const holdsAddressColumn = (line: string, delimiter: Delimiter): boolean =>
  line
    .split(delimiter)
    .some((title) => title.length < 80 && foldName(title) !== '' && isAddress(title));

const isAddress = (title: string): boolean => readColumnName(title).kind === 'email';
