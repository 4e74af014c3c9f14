import { createHash } from 'node:crypto';
import type { BackupHeader, BackupTable } from '@galley/core/backup';

export const MAGIC = 'galley-backup 1\n';
/** Ends a table's rows, as in Postgres' own plain dumps; no row in COPY's text format looks so. */
export const END_OF_ROWS = '\\.\n';
const NEWLINE = 10;

/** What a backup holds. */
export interface BackupTally {
  readonly rows: number;
  readonly tables: readonly {
    readonly name: string;
    readonly rows: number;
    readonly sha256: string;
  }[];
}

/** What is behind the header: each table's rows in COPY's text format. */
export type RowsOf = (table: BackupTable) => AsyncIterable<Buffer>;

/** Where the writing is; called for each piece of rows. */
export type TellProgress = (progress: {
  readonly table: string;
  /** Of all tables together, so far. */
  readonly rows: number;
}) => void;

/** Writes the lines of a backup, before compression. Holds only one piece of rows in memory. */
export async function* writeRows(
  header: BackupHeader,
  rowsOf: RowsOf,
  tell: TellProgress = () => undefined,
): AsyncGenerator<Buffer, BackupTally> {
  const all = createHash('sha256');
  const tables: { name: string; rows: number; sha256: string }[] = [];
  const hashed = (text: string): Buffer => {
    const bytes = Buffer.from(text);
    all.update(bytes);
    return bytes;
  };
  let total = 0;
  yield hashed(`${MAGIC}${JSON.stringify(header)}\n`);
  for (const table of header.tables) {
    const own = createHash('sha256');
    let rows = 0;
    yield hashed(`table ${table.name}\n`);
    for await (const piece of rowsOf(table)) {
      own.update(piece);
      all.update(piece);
      rows += countRows(piece);
      tell({ table: table.name, rows: total + rows });
      yield piece;
    }
    total += rows;
    const tally = { rows, sha256: own.digest('hex') };
    tables.push({ name: table.name, ...tally });
    yield hashed(`${END_OF_ROWS}${JSON.stringify(tally)}\n`);
  }
  const sha256 = all.digest('hex');
  yield Buffer.from(`end ${JSON.stringify({ tables: tables.length, rows: total, sha256 })}\n`);
  return { rows: total, tables };
}

/** Text with line breaks is escaped in COPY's format, so each row is one line. */
export function countRows(piece: Buffer): number {
  let rows = 0;
  for (let at = piece.indexOf(NEWLINE); at !== -1; at = piece.indexOf(NEWLINE, at + 1)) rows += 1;
  return rows;
}
