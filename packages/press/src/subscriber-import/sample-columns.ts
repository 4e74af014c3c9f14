import type { SubscriberImport } from '@galley/contract/subscriber';
import { offerColumns, type ImportTerms } from '@galley/core/subscription';
import { decodeChunks } from '../subscription/decode-chunks.ts';
import { readCsvRecords } from '../subscription/read-csv-records.ts';

const ROWS = 5;
const LONGEST_SAMPLE = 80;
/** More than any export has. */
const MOST_COLUMNS = 200;

/**
 * Reads the columns of a file with the first values of each, for people who say what they hold; none
 * if the file can't be read that far.
 */
export async function sampleColumns(
  content: AsyncIterable<Uint8Array>,
  terms: ImportTerms,
): Promise<SubscriberImport['columns']> {
  const rows: (readonly string[])[] = [];
  async function* text(): AsyncGenerator<string> {
    for await (const chunk of decodeChunks(terms.fileName, content)) {
      if (chunk.kind === 'broken') return;
      yield chunk.text;
    }
  }
  reading: for await (const records of readCsvRecords(text())) {
    for (const record of records) {
      if (record.kind === 'broken') break reading;
      if (record.fields.some((field) => field.trim() !== '')) rows.push(record.fields);
      if (rows.length > ROWS) break reading;
    }
  }
  const [header] = rows;
  if (header === undefined) return [];
  const offered = offerColumns(header, terms).slice(0, MOST_COLUMNS);
  // A list without a header has data in its first row.
  const data = header.length === 1 && header[0]?.includes('@') === true ? rows : rows.slice(1);
  return offered.map((column, at) => ({
    ...column,
    samples: data.slice(0, ROWS).map((row) => shorten((row[at] ?? '').trim())),
  }));
}

const shorten = (value: string): string =>
  value.length > LONGEST_SAMPLE ? `${value.slice(0, LONGEST_SAMPLE - 1)}…` : value;
