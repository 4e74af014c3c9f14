import { createHash } from 'node:crypto';
import { parseBackupHeader, type BackupHeader, type BackupTable } from '@galley/core/backup';
import { BrokenBackup } from './broken-backup.ts';
import { countRows, END_OF_ROWS, MAGIC, type BackupTally } from './write-rows.ts';

/** More than the header of a backup with a hundred thousand partitions. */
const LONGEST_LINE = 64 * 1024 * 1024;

/** What becomes of a table's rows while they are read; it must read them to their end. */
export type TakeRows = (table: BackupTable, rows: AsyncIterable<Buffer>) => Promise<void>;

/** Called with the header before any rows. */
export type TakeHeader = (header: BackupHeader) => Promise<void>;

/**
 * Reads the lines of a backup and checks each count and hash as soon as it has read what they are
 * about. Holds one piece of rows in memory.
 *
 * @throws BrokenBackup where it isn't what Galley wrote
 */
export async function readRows(
  pieces: AsyncIterable<Buffer>,
  take: { readonly header: TakeHeader; readonly rows: TakeRows },
): Promise<{ readonly header: BackupHeader; readonly tally: BackupTally }> {
  const all = createHash('sha256');
  const reader = createReader(pieces);
  const bare = async (what: string): Promise<string> => {
    const bytes = await reader.line();
    if (bytes === null) throw new BrokenBackup(`it ends before ${what}`);
    return bytes.toString();
  };
  const line = async (what: string): Promise<string> => {
    const text = await bare(what);
    all.update(text);
    return text;
  };
  if ((await line('its first line')) !== MAGIC) {
    throw new BrokenBackup('it is no backup, or one of a newer Galley');
  }
  const header = readHeader(await line('its header'));
  await take.header(header);
  const tables: { name: string; rows: number; sha256: string }[] = [];
  let total = 0;
  for (const table of header.tables) {
    const where = `the table ${table.name}`;
    if ((await line(where)) !== `table ${table.name}\n`) {
      throw new BrokenBackup(`${where} is not where its header says`);
    }
    const own = createHash('sha256');
    let rows = 0;
    let isRead = false;
    const counted = async function* (): AsyncGenerator<Buffer> {
      for await (const piece of reader.rows(where)) {
        own.update(piece);
        all.update(piece);
        rows += countRows(piece);
        yield piece;
      }
      isRead = true;
    };
    await take.rows(table, counted());
    if (!isRead) throw new Error(`the rows of ${where} were not read to their end`);
    all.update(END_OF_ROWS);
    const tally = { rows, sha256: own.digest('hex') };
    if ((await line(`the count of ${where}`)) !== `${JSON.stringify(tally)}\n`) {
      throw new BrokenBackup(`the rows of ${where} are not those that were written`);
    }
    tables.push({ name: table.name, ...tally });
    total += rows;
  }
  const end = { tables: tables.length, rows: total, sha256: all.digest('hex') };
  if ((await bare('its last line')) !== `end ${JSON.stringify(end)}\n`) {
    throw new BrokenBackup('its last line does not fit what is before it');
  }
  if ((await reader.line()) !== null) throw new BrokenBackup('it goes on behind its last line');
  return { header, tally: { rows: total, tables } };
}

function readHeader(line: string): BackupHeader {
  const parsed = parseBackupHeader(line);
  if (parsed.kind === 'ok') return parsed.header;
  throw new BrokenBackup(
    parsed.kind === 'newer-format'
      ? `it has format ${parsed.format}, which a newer Galley reads`
      : `its header is damaged, expected ${parsed.expected}`,
  );
}

/** Reads lines and rows in turns from pieces that end anywhere. */
function createReader(pieces: AsyncIterable<Buffer>) {
  const source = pieces[Symbol.asyncIterator]();
  let rest: Buffer = Buffer.alloc(0);

  /** @returns false at the end */
  async function more(): Promise<boolean> {
    const next = await source.next();
    if (next.done === true) return false;
    rest = rest.length === 0 ? next.value : Buffer.concat([rest, next.value]);
    return true;
  }

  /** The next line with its break; null at the end. */
  async function line(): Promise<Buffer | null> {
    for (let from = 0; ;) {
      const at = rest.indexOf('\n', from);
      if (at !== -1) {
        const found = rest.subarray(0, at + 1);
        rest = rest.subarray(at + 1);
        return found;
      }
      from = rest.length;
      if (from > LONGEST_LINE) throw new BrokenBackup('a line of it is too long');
      if (!(await more())) {
        if (rest.length > 0) throw new BrokenBackup('its last line is cut off');
        return null;
      }
    }
  }

  /** The rows up to the line that ends them, in pieces of any size. */
  async function* rows(where: string): AsyncGenerator<Buffer> {
    let isLineStart = true;
    for (;;) {
      const end = findEnd(rest, isLineStart);
      if (end !== -1) {
        if (end > 0) yield rest.subarray(0, end);
        rest = rest.subarray(end + END_OF_ROWS.length);
        return;
      }
      // The end may have begun in the last bytes.
      const sure = Math.max(0, rest.length - END_OF_ROWS.length);
      if (sure > 0) {
        const piece = rest.subarray(0, sure);
        isLineStart = piece.at(-1) === '\n'.charCodeAt(0);
        rest = rest.subarray(sure);
        yield piece;
      }
      if (!(await more())) throw new BrokenBackup(`it ends within ${where}`);
    }
  }

  return { line, rows };
}

const NEWLINE_AND_END = `\n${END_OF_ROWS}`;

function findEnd(bytes: Buffer, isLineStart: boolean): number {
  if (isLineStart && bytes.subarray(0, END_OF_ROWS.length).toString('latin1') === END_OF_ROWS) {
    return 0;
  }
  const at = bytes.indexOf(NEWLINE_AND_END);
  return at === -1 ? -1 : at + 1;
}
