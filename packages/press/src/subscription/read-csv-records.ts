import { CsvError, parse } from 'csv-parse';

export type CsvRecord =
  | { readonly kind: 'record'; readonly line: number; readonly fields: readonly string[] }
  | {
      readonly kind: 'broken';
      readonly line: number;
      readonly found: string;
      readonly expected: string;
    };

// A longer row is nearly always a quote that was opened and never closed.
const LONGEST_ROW = 64 * 1024;

const BROKEN: Readonly<Record<string, { found: string; expected: string }>> = {
  CSV_QUOTE_NOT_CLOSED: {
    found: 'a quote that is never closed',
    expected: 'a closing quote',
  },
  INVALID_OPENING_QUOTE: {
    found: 'a quote inside a field',
    expected: 'the whole field in quotes and each quote in it doubled',
  },
  CSV_INVALID_CLOSING_QUOTE: {
    found: 'text after a closing quote',
    expected: 'a comma or the end of the line',
  },
  CSV_MAX_RECORD_SIZE: {
    found: 'a row of more than 64 KiB',
    expected: 'a shorter one (is a quote never closed?)',
  },
};

/** Reads CSV with line feeds as its line ends, record by record, each with the line it begins on. */
export async function* readCsvRecords(text: string): AsyncGenerator<CsvRecord> {
  // Where each record begins, the one that breaks off included: after the end of the one before.
  const lines = [1];
  const parser = parse({
    record_delimiter: '\n',
    relax_column_count: true,
    max_record_size: LONGEST_ROW,
    on_record: (fields: string[], info) => {
      lines.push(info.lines + 1);
      return fields;
    },
  });
  parser.end(text);
  let index = 0;
  try {
    for await (const fields of parser as AsyncIterable<string[]>) {
      yield { kind: 'record', line: lines[index] ?? 1, fields };
      index += 1;
    }
  } catch (error) {
    const broken = error instanceof CsvError ? BROKEN[error.code] : undefined;
    if (broken === undefined) throw error;
    yield { kind: 'broken', line: lines.at(-1) ?? 1, ...broken };
  }
}
