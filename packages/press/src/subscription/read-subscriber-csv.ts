import { decodeInput, quoteInput, type InputProblem } from '@galley/core/input';
import { readImportColumns, readImportRow, type ImportColumns } from '@galley/core/subscription';
import type { ImportedSubscriber } from '@galley/db';
import { readCsvRecords } from './read-csv-records.ts';

export interface CsvRow extends ImportedSubscriber {
  readonly line: number;
}

/** An address that stands in the file a second time, which is passed over. */
export interface RepeatedRow {
  readonly line: number;
  readonly address: string;
  readonly firstLine: number;
}

export type SubscriberCsv =
  | {
      readonly kind: 'read';
      readonly rows: readonly CsvRow[];
      readonly repeated: readonly RepeatedRow[];
      /** Rows that can't be taken; the others can. */
      readonly refused: readonly InputProblem[];
    }
  /** Nothing of the file can be trusted. */
  | { readonly kind: 'broken'; readonly problem: InputProblem };

const LARGEST_FILE = 256 * 1024 * 1024;

/** Reads an import file: UTF-8, comma-separated (RFC 4180), with or without a header. */
export async function readSubscriberCsv(file: string, bytes: Uint8Array): Promise<SubscriberCsv> {
  const broken = (line: number, found: string, expected: string): SubscriberCsv => ({
    kind: 'broken',
    problem: { file, line, found, expected },
  });
  const decoded = decodeInput({ file, bytes, maxBytes: LARGEST_FILE });
  if (decoded.kind === 'invalid') {
    const [problem] = decoded.problems;
    return problem ? { kind: 'broken', problem } : broken(1, 'bytes', 'UTF-8');
  }

  const rows = new Map<string, CsvRow>();
  const repeated: RepeatedRow[] = [];
  const refused: InputProblem[] = [];
  let columns: ImportColumns | null = null;
  for await (const record of readCsvRecords(decoded.text)) {
    const { line } = record;
    if (record.kind === 'broken') return broken(line, record.found, record.expected);
    const { fields } = record;
    if (columns === null) {
      if (fields.every((field) => field.trim() === '')) continue;
      const first = readImportColumns(fields);
      if (first.kind === 'invalid')
        return broken(line, quoteInput(fields.join(',')), first.expected);
      columns = first.columns;
      if (first.kind === 'header') continue;
    }
    const row = readImportRow(fields, columns);
    if (row.kind === 'refused') {
      refused.push({ file, line, found: row.found, expected: row.expected });
    } else if (row.kind === 'row') {
      const first = rows.get(row.email.canonical);
      if (first === undefined) {
        rows.set(row.email.canonical, { line, ...row.email, name: row.name });
      } else {
        repeated.push({ line, address: row.email.address, firstLine: first.line });
      }
    }
  }
  if (rows.size === 0 && refused.length === 0) {
    return broken(1, columns === null ? 'nothing' : 'a header only', 'at least one address');
  }
  return { kind: 'read', rows: [...rows.values()], repeated, refused };
}
