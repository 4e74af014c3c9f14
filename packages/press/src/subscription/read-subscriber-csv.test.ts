import { SUPPRESSION_STRENGTH } from '@galley/core/feedback';
import { parsePersonName, printChoice } from '@galley/core/subscription';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printExportHeader, printSubscriber } from './print-subscriber.ts';
import { readSubscriberCsv, type CsvReading } from './read-subscriber-csv.ts';

const TERMS = { allConfirmed: false, passOver: [] };

async function read(...pieces: readonly (string | Uint8Array)[]): Promise<CsvReading[]> {
  const content = pieces.map((piece) => Buffer.from(piece));
  const readings: CsvReading[] = [];
  for await (const reading of readSubscriberCsv('people.csv', content, TERMS)) {
    readings.push(reading);
  }
  return readings;
}

const people = async (...pieces: readonly (string | Uint8Array)[]) =>
  (await read(...pieces)).flatMap((reading) => (reading.kind === 'rows' ? reading.rows : []));

describe('an export', () => {
  const instants = fc
    .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((instant) => instant.toISOString());
  const names = fc
    .oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.string({ unit: fc.constantFrom(...Array.from('\'",;=+-@＝| a{}*%')), maxLength: 12 }),
    )
    .map((text) => parsePersonName(text))
    .filter((name) => name.kind === 'ok')
    .map(({ name }) => name);
  const key = fc.stringMatching(/^[a-z0-9人]{1,6}$/);
  const choices = fc
    .record({
      floor: fc.option(fc.constantFrom(3.5, 4, 5)),
      topics: fc.option(fc.uniqueArray(key, { maxLength: 3 })),
    })
    .map(printChoice);
  const rows = fc
    .record({
      address: fc
        .string({ unit: fc.constantFrom(...Array.from("=+-'{|}%az")), minLength: 1, maxLength: 9 })
        .map((local) => `${local}@readers.example`),
      name: names,
      status: fc.constantFrom('confirmed' as const, 'pending' as const, 'unsubscribed' as const),
      created_at: instants,
      confirmed_at: fc.option(instants),
      unsubscribed_at: fc.option(instants),
      suppression: fc.option(fc.constantFrom(...SUPPRESSION_STRENGTH)),
      choice: choices,
      rhythm: fc.constantFrom('every' as const, 'monthly' as const),
      paused_until: fc.option(instants),
      catch_up_since: fc.option(instants),
    })
    // A confirmed reader who once left has confirmed again; a pending one never left.
    .filter(
      ({ status, confirmed_at: confirmed, unsubscribed_at: left }) =>
        status === 'unsubscribed' ||
        left === null ||
        (status === 'confirmed' && confirmed !== null && left < confirmed),
    );

  test('reads back as it was printed, wherever it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(rows, { minLength: 1, maxLength: 5 }),
        fc.nat(),
        async (some, at) => {
          const bytes = Buffer.from(printExportHeader() + some.map(printSubscriber).join(''));
          const cut = at % bytes.length;
          const found = await people(bytes.subarray(0, cut), bytes.subarray(cut));
          expect(found.map((person) => ({ ...person, line: 0, canonical: '' }))).toEqual(
            some.map((row) => ({
              address: row.address,
              name: row.name,
              status: row.status,
              suppression: row.suppression,
              choice: row.choice,
              rhythm: row.rhythm,
              pausedUntil: row.paused_until,
              catchUpSince: row.catch_up_since,
              line: 0,
              canonical: '',
              nameDropped: false,
              since: row.created_at,
              confirmedAt: row.confirmed_at,
              unsubscribedAt: row.unsubscribed_at,
              suppressedAt: null,
              ip: null,
            })),
          );
        },
      ),
    );
  });
});

describe('a file', () => {
  test.each([
    ['commas', 'email,name\na@b.example,"A, B"\n'],
    ['semicolons', 'email;name\na@b.example;A, B\n'],
    ['tabs', 'email\tname\r\na@b.example\tA, B\r\n'],
    ['a line that names its separator', 'sep=;\r\nemail;name\r\na@b.example;A, B'],
    ['such a line after a byte order mark', '\ufeffsep=;\nemail;name\na@b.example;A, B'],
    ['empty cells at its ends', 'email,name,,\na@b.example,"A, B",,,,\n,,,\n'],
    ['carriage returns', 'email;name\ra@b.example;A, B\r'],
    ['UTF-16', Buffer.from('\ufeffemail\tname\r\na@b.example\tA, B\r\n', 'utf16le')],
    ['blank lines before its header', '\n \n\nemail;name\na@b.example;A, B\n'],
    ['padded cells', ' email , name \n a@b.example ,"  A, B "\n'],
  ])('with %s holds its people', async (_what, text) => {
    const bytes = Buffer.from(text);
    const whole = await people(bytes);
    expect(whole).toMatchObject([{ address: 'a@b.example', name: 'A, B' }]);
    const bits = Array.from(bytes, (byte) => Uint8Array.of(byte));
    expect(await people(...bits)).toEqual(whole);
  });

  test('keeps its line numbers after a line that names the separator', async () => {
    expect(await people('sep=;\nemail\na@b.example\n')).toMatchObject([{ line: 3 }]);
  });
});
