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
 * the line has a column for the address. A comma if there is neither.
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
  const delimiter = DELIMITERS.find((one) => holdsAddressColumn(line, one)) ?? ',';
  return { kind: 'ok', delimiter, isSepLine: false };
}

const holdsAddressColumn = (line: string, delimiter: Delimiter): boolean =>
  line
    .split(delimiter)
    .some((title) => title.length < 80 && foldName(title) !== '' && isAddress(title));

const isAddress = (title: string): boolean => readColumnName(title).kind === 'email';
