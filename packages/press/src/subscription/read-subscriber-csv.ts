import { quoteInput, type InputProblem } from '@galley/core/input';
import {
  readImportColumns,
  readImportRow,
  type ColumnTrouble,
  type ImportedPerson,
  type ImportPlan,
  type ImportTerms,
  type ShownColumn,
} from '@galley/core/subscription';
import { decodeChunks } from './decode-chunks.ts';
import { readCsvRecords, type CsvRecord } from './read-csv-records.ts';

/** A valid row of an import file. */
export interface CsvRow extends ImportedPerson {
  readonly line: number;
}

export type CsvReading =
  /** How the rows are read. It comes first, unless the file breaks before its rows. */
  | { readonly kind: 'plan'; readonly plan: ImportPlan }
  | {
      readonly kind: 'rows';
      readonly rows: readonly CsvRow[];
      /** Invalid rows; the others can be imported. */
      readonly refused: readonly InputProblem[];
    }
  /** The file can't be trusted at all. It comes last. */
  | {
      readonly kind: 'broken';
      readonly problem: InputProblem;
      /** The columns understood from its header. */
      readonly columns: readonly ShownColumn[];
      /** If it is about the columns, what about them. */
      readonly why: ColumnTrouble | null;
    };

/**
 * Reads an import file piece by piece: UTF-8 or UTF-16, CSV (RFC 4180) separated by commas,
 * semicolons or tabs, with or without a header. Only one piece is in memory at a time.
 */
export async function* readSubscriberCsv(
  file: string,
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  terms: Omit<ImportTerms, 'fileName'>,
): AsyncGenerator<CsvReading> {
  let undecodable: InputProblem | null = null;
  let plan: ImportPlan | null = null;
  let isEmpty = true;
  const broken = (line: number, found: string, expected: string): CsvReading => ({
    kind: 'broken',
    problem: { file, line, found, expected },
    columns: plan?.columns ?? [],
    why: null,
  });

  async function* decoded(): AsyncGenerator<string> {
    for await (const chunk of decodeChunks(file, content)) {
      if (chunk.kind === 'broken') undecodable = chunk.problem;
      else yield chunk.text;
    }
  }

  for await (const records of readCsvRecords(decoded())) {
    if (undecodable !== null) break;
    let from = 0;
    if (plan === null) {
      const [header, at] = readHeader(records, { ...terms, fileName: file });
      if (header?.kind === 'invalid') {
        const { line, found, expected, columns, why } = header;
        return yield { kind: 'broken', problem: { file, line, found, expected }, columns, why };
      }
      if (header !== null) {
        ({ plan } = header);
        yield header;
      }
      from = at;
    }
    const last = records.at(-1);
    if (plan !== null) {
      const reading = readRows(file, records.slice(from), plan);
      isEmpty &&= reading.rows.length === 0 && reading.refused.length === 0;
      yield reading;
    }
    if (last?.kind === 'broken') return yield broken(last.line, last.found, last.expected);
  }
  if (undecodable !== null)
    return yield { kind: 'broken', problem: undecodable, columns: [], why: null };
  if (isEmpty) {
    yield broken(1, plan === null ? 'nothing' : 'a header only', 'at least one address');
  }
}

type Header =
  | { readonly kind: 'plan'; readonly plan: ImportPlan }
  | {
      readonly kind: 'invalid';
      readonly line: number;
      readonly found: string;
      readonly expected: string;
      readonly columns: readonly ShownColumn[];
      readonly why: ColumnTrouble | null;
    };

/** Finds the plan in the first row with text, and where the data begins. */
type HeaderReading = readonly [Header | null, number];

function readHeader(records: readonly CsvRecord[], terms: ImportTerms): HeaderReading {
  const at = records.findIndex(
    (record) => record.kind === 'broken' || record.fields.some((field) => field.trim() !== ''),
  );
  const record = records[at];
  if (record === undefined || record.kind === 'broken') return [null, 0];
  const { line, fields } = record;
  const typed = fields.join(',');
  const invalid = (
    found: string,
    expected: string,
    columns: readonly ShownColumn[] = [],
    why: ColumnTrouble | null = null,
  ) => [{ kind: 'invalid', line, found, expected, columns, why }, at] as const;
  if (typed.includes('\0')) return invalid('UTF-16 without a byte order mark', 'UTF-8');
  const read = readImportColumns(fields, terms);
  if (read.kind === 'invalid') {
    return invalid(read.found ?? quoteInput(typed), read.expected, read.columns, read.why);
  }
  return [{ kind: 'plan', plan: read.plan }, read.kind === 'header' ? at + 1 : at];
}

function readRows(
  file: string,
  records: readonly CsvRecord[],
  plan: ImportPlan,
): CsvReading & { readonly kind: 'rows' } {
  const rows: CsvRow[] = [];
  const refused: InputProblem[] = [];
  for (const record of records) {
    if (record.kind === 'broken') break;
    const { line, fields } = record;
    const reading = readImportRow(fields, plan);
    if (reading.kind === 'row') rows.push({ ...reading.person, line });
    else if (reading.kind === 'refused') {
      refused.push({ file, line, found: reading.found, expected: reading.expected });
    }
  }
  return { kind: 'rows', rows, refused };
}
