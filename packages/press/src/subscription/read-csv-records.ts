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

/**
 * Reads CSV with line feeds as its line ends, each record with the line that it begins on; the
 * records of one piece of text come together. A broken one is the last.
 */
export async function* readCsvRecords(
  text: AsyncIterable<string>,
): AsyncGenerator<readonly CsvRecord[]> {
  // Where the next record begins, the one that breaks off included: after the end of the one before.
  let next = 1;
  let records: CsvRecord[] = [];
  const parser = parse({
    record_delimiter: '\n',
    relax_column_count: true,
    max_record_size: LONGEST_ROW,
    // Nothing goes through the stream's other end: a hop for each record costs as much as parsing.
    on_record: (fields: string[], info) => {
      records.push({ kind: 'record', line: next, fields });
      next = info.lines + 1;
      return null;
    },
  });
  parser.on('error', () => undefined); // whoever writes is told
  parser.resume();
  const take = (): readonly CsvRecord[] => {
    const taken = records;
    records = [];
    return taken;
  };
  try {
    for await (const piece of text) {
      await settled((done) => parser.write(piece, done));
      yield take();
    }
    await settled((done) => parser.end(done));
    yield take();
  } catch (error) {
    const broken = error instanceof CsvError ? BROKEN[error.code] : undefined;
    if (broken === undefined) throw error;
    yield [...take(), { kind: 'broken', line: next, ...broken }];
  }
}

const settled = (write: (done: (error?: Error | null) => void) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    write((error) => (error ? reject(error) : resolve()));
  });
