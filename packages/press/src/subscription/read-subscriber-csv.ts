import { quoteInput, type InputProblem } from '@galley/core/input';
import {
  readImportColumns,
  readImportRow,
  type EmailAddress,
  type ImportColumns,
} from '@galley/core/subscription';
import { decodeChunks } from './decode-chunks.ts';
import { readCsvRecords, type CsvRecord } from './read-csv-records.ts';

/** A good row of an import file. */
export interface CsvRow extends EmailAddress {
  readonly line: number;
  readonly name: string | null;
}

export type CsvReading =
  | {
      readonly kind: 'rows';
      readonly rows: readonly CsvRow[];
      /** Rows that can't be taken; the others can. */
      readonly refused: readonly InputProblem[];
    }
  /** Nothing of the file can be trusted. It is the last reading. */
  | { readonly kind: 'broken'; readonly problem: InputProblem };

/**
 * Reads an import file piece by piece: UTF-8, comma-separated (RFC 4180), with or without a header.
 * It holds no more than a piece of it at once.
 */
export async function* readSubscriberCsv(
  file: string,
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<CsvReading> {
  let undecodable: InputProblem | null = null;
  let columns: ImportColumns | null = null;
  let isEmpty = true;
  const broken = (line: number, found: string, expected: string): CsvReading => ({
    kind: 'broken',
    problem: { file, line, found, expected },
  });

  async function* decoded(): AsyncGenerator<string> {
    for await (const chunk of decodeChunks(file, content)) {
      if (chunk.kind === 'broken') undecodable = chunk.problem;
      else yield chunk.text;
    }
  }

  for await (const records of readCsvRecords(decoded())) {
    if (undecodable !== null) break;
    const header: HeaderReading = columns === null ? readHeader(records) : [null, 0];
    const [first, from] = header;
    if (first?.kind === 'invalid') {
      return yield broken(first.line, quoteInput(first.fields.join(',')), first.expected);
    }
    columns ??= first?.columns ?? null;
    const last = records.at(-1);
    if (columns !== null) {
      const reading = readRows(file, records.slice(from), columns);
      isEmpty &&= reading.rows.length === 0 && reading.refused.length === 0;
      yield reading;
    }
    if (last?.kind === 'broken') return yield broken(last.line, last.found, last.expected);
  }
  if (undecodable !== null) return yield { kind: 'broken', problem: undecodable };
  if (isEmpty) {
    yield broken(1, columns === null ? 'nothing' : 'a header only', 'at least one address');
  }
}

type Header =
  | { readonly kind: 'columns'; readonly columns: ImportColumns }
  | {
      readonly kind: 'invalid';
      readonly line: number;
      readonly fields: readonly string[];
      readonly expected: string;
    };

/** The columns by the first row that says anything, and where the data begins. */
type HeaderReading = readonly [Header | null, number];

function readHeader(records: readonly CsvRecord[]): HeaderReading {
  const at = records.findIndex(
    (record) => record.kind === 'broken' || record.fields.some((field) => field.trim() !== ''),
  );
  const record = records[at];
  if (record === undefined || record.kind === 'broken') return [null, 0];
  const { line, fields } = record;
  const read = readImportColumns(fields);
  if (read.kind === 'invalid') {
    return [{ kind: 'invalid', line, fields, expected: read.expected }, at];
  }
  const { columns } = read;
  return [{ kind: 'columns', columns }, read.kind === 'header' ? at + 1 : at];
}

function readRows(
  file: string,
  records: readonly CsvRecord[],
  columns: ImportColumns,
): CsvReading & { readonly kind: 'rows' } {
  const rows: CsvRow[] = [];
  const refused: InputProblem[] = [];
  for (const record of records) {
    if (record.kind === 'broken') break;
    const { line, fields } = record;
    const row = readImportRow(fields, columns);
    if (row.kind === 'row') rows.push({ line, ...row.email, name: row.name });
    else if (row.kind === 'refused') {
      refused.push({ file, line, found: row.found, expected: row.expected });
    }
  }
  return { kind: 'rows', rows, refused };
}
