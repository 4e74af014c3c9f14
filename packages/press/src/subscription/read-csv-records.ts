import { quoteInput } from '@galley/core/input';
import { readDelimiter, type Delimiter } from '@galley/core/subscription';
import { CsvError, parse, type Parser } from 'csv-parse';

export type CsvRecord =
  | { readonly kind: 'record'; readonly line: number; readonly fields: readonly string[] }
  | {
      readonly kind: 'broken';
      readonly line: number;
      readonly found: string;
      readonly expected: string;
    };

// A longer row nearly always means an unclosed quote.
const LONGEST_ROW = 64 * 1024;

const BROKEN: Readonly<Record<string, { found: string; expected: string }>> = {
  CSV_QUOTE_NOT_CLOSED: {
    found: 'an unclosed quote',
    expected: 'a closing quote',
  },
  INVALID_OPENING_QUOTE: {
    found: 'a quote inside a field',
    expected: 'the whole field in quotes and each quote in it doubled',
  },
  CSV_INVALID_CLOSING_QUOTE: {
    found: 'text after a closing quote',
    expected: 'a separator or the end of the line',
  },
  CSV_MAX_RECORD_SIZE: {
    found: 'a row of more than 64 KiB',
    expected: 'a shorter one (is a quote unclosed?)',
  },
};

/**
 * Reads CSV with line feeds as line ends, and gives each record the line that it begins on. Records
 * of one piece of text come together. The first line with text decides the separator. Reading ends
 * at the first broken record.
 */
export async function* readCsvRecords(
  text: AsyncIterable<string>,
): AsyncGenerator<readonly CsvRecord[]> {
  // The line after the previous record, where the next one begins even if it is broken.
  let next = 1;
  let records: CsvRecord[] = [];
  let parser: Parser | null = null;
  const open = (delimiter: Delimiter): Parser => {
    const opened = parse({
      delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
      max_record_size: LONGEST_ROW,
      // Records skip the stream's readable side, which costs as much per record as parsing.
      on_record: (fields: string[], info) => {
        records.push({ kind: 'record', line: next, fields });
        next = info.lines + 1;
        return null;
      },
    });
    opened.on('error', () => undefined); // the writer gets the error
    opened.resume();
    return opened;
  };
  const take = (): readonly CsvRecord[] => {
    const taken = records;
    records = [];
    return taken;
  };
  let start = '';
  try {
    for await (const piece of text) {
      if (parser === null) {
        start += piece;
        if (!FIRST_LINE.test(start) && start.length < LONGEST_ROW) continue;
        const opening = openText(start);
        if (opening.kind === 'broken') return yield [opening];
        parser = open(opening.delimiter);
        start = opening.text;
      } else {
        start = piece;
      }
      await write(parser, start);
      yield take();
    }
    if (parser === null) {
      const opening = openText(start);
      if (opening.kind === 'broken') return yield [opening];
      parser = open(opening.delimiter);
      await write(parser, opening.text);
    }
    await end(parser);
    yield take();
  } catch (error) {
    const broken = error instanceof CsvError ? BROKEN[error.code] : undefined;
    if (broken === undefined) throw error;
    yield [...take(), { kind: 'broken', line: next, ...broken }];
  }
}

/** The first line with text, once it is complete. */
const FIRST_LINE = /^(\s*)(\S[^\n]*)\n/;

/** Finds the separator; a line that only names it is left blank. */
function openText(
  start: string,
):
  | { readonly kind: 'ok'; readonly delimiter: Delimiter; readonly text: string }
  | Extract<CsvRecord, { kind: 'broken' }> {
  const [, before = '', line = ''] = FIRST_LINE.exec(`${start}\n`) ?? [];
  const reading = readDelimiter(line);
  if (reading.kind === 'unknown') {
    return {
      kind: 'broken',
      line: before.split('\n').length,
      found: `the separator ${quoteInput(reading.separator)}`,
      expected: 'a comma, a semicolon or a tab',
    };
  }
  const { delimiter, isSepLine } = reading;
  const text = isSepLine ? `${before}${start.slice(before.length + line.length)}` : start;
  return { kind: 'ok', delimiter, text };
}

const write = (parser: Parser, text: string): Promise<void> =>
  settled((done) => parser.write(text, done));

const end = (parser: Parser): Promise<void> => settled((done) => parser.end(done));

const settled = (act: (done: (error?: Error | null) => void) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    act((error) => (error ? reject(error) : resolve()));
  });
