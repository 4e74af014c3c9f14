import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COLUMN_CHOICES, parseChosenColumn, type ChosenColumn } from './import-choice.ts';
import { offerColumns, readImportColumns, type ImportTerms } from './import-columns.ts';
import { readImportRow } from './import-row.ts';

const terms = (chosen: readonly ChosenColumn[], more: Partial<ImportTerms> = {}): ImportTerms => ({
  fileName: 'people.csv',
  allConfirmed: false,
  passOver: [],
  chosen,
  ...more,
});

const read = (header: string, ...chosen: readonly string[]) =>
  readImportColumns(
    header.split(','),
    terms(chosen.flatMap((typed) => parseChosenColumn(typed) ?? [])),
  );

/** How one row is read with these choices. */
function readRow(header: string, row: string, ...chosen: readonly string[]) {
  const columns = read(header, ...chosen);
  if (columns.kind === 'invalid') throw new Error(columns.expected);
  const reading = readImportRow(row.split(','), columns.plan);
  return reading.kind === 'row' ? reading.person : reading;
}

test('a choice is typed as a column and what it holds', () => {
  expect(parseChosenColumn('Kontakt=email')).toEqual({ column: 'Kontakt', as: 'email' });
  expect(parseChosenColumn('a=b = name ')).toEqual({ column: 'a=b', as: 'name' });
  for (const typed of ['Kontakt', 'Kontakt=mail', '=email', '']) {
    expect(parseChosenColumn(typed)).toBeNull();
  }
});

test('a chosen column is the address, in place of the one that Galley would take', () => {
  expect(readRow('Kontakt,Ort', 'ada@a.example,Ulm', 'kontakt=email')).toMatchObject({
    address: 'ada@a.example',
  });
  expect(readRow('Email,Work mail', 'x@a.example,ada@a.example', '#2=email')).toMatchObject({
    address: 'ada@a.example',
  });
});

test('columns are chosen by their place where names repeat or are missing', () => {
  expect(readRow('email,,', 'ada@a.example,x,Ada', '#3=name')).toMatchObject({ name: 'Ada' });
});

test('a chosen status is read as strictly as one that is called so', () => {
  const header = 'email,Lage';
  expect(readRow(header, 'ada@a.example,unsubscribed', 'Lage=status')).toMatchObject({
    status: 'unsubscribed',
  });
  expect(readRow(header, 'ada@a.example,', 'Lage=status')).toMatchObject({ kind: 'refused' });
  expect(readRow(header, 'ada@a.example,no', 'Lage=subscribed')).toMatchObject({
    status: 'unsubscribed',
  });
  expect(readRow(header, 'ada@a.example,2024-01-01', 'Lage=left-at')).toMatchObject({
    status: 'unsubscribed',
  });
  expect(readRow(header, 'ada@a.example,', 'Lage=confirmed-at')).toMatchObject({
    status: 'pending',
  });
});

test('a column that may say who receives is read once somebody says what it holds', () => {
  expect(read('email,Newsletter plan')).toMatchObject({ kind: 'invalid', why: 'unclear' });
  expect(read('email,Newsletter plan', 'Newsletter plan=pass-over').kind).toBe('header');
  expect(read('email,Newsletter plan', 'Newsletter plan=subscribed').kind).toBe('header');
});

test('what a column says about who receives is not taken for something harmless', () => {
  for (const as of ['name', 'since', 'email', 'ip']) {
    expect(read('email,status', `status=${as}`)).toMatchObject({
      kind: 'invalid',
      why: 'standing',
    });
  }
});

test("what counts in a known program's export can't be chosen; the rest can", () => {
  const ghost = 'email,subscribed_to_emails,note';
  expect(read(ghost, 'subscribed_to_emails=pass-over')).toMatchObject({ why: 'fixed' });
  expect(read(ghost, 'subscribed_to_emails=status')).toMatchObject({ why: 'fixed' });
  expect(read(ghost, 'note=name').kind).toBe('header');
});

test('a column that is not there, and two choices for one, are refused', () => {
  expect(read('email,x', 'y=name')).toMatchObject({ why: 'no-column' });
  expect(read('email,x', '#3=name')).toMatchObject({ why: 'no-column' });
  expect(read('email,x', 'x=name', '#2=status')).toMatchObject({ why: 'chosen-twice' });
});

test('an address in the first row is not lost as the name of a column', () => {
  expect(read('ada@a.example,Ada', '#1=email')).toMatchObject({ why: 'no-header' });
});

test('columns are offered with what Galley reads, also in a file that it refuses', () => {
  const offered = offerColumns(
    ['email', 'subscribed_to_emails', 'labels', 'Newsletter plan'],
    terms([{ column: '#3', as: 'name' }]),
  );
  expect(offered).toEqual([
    { column: 'email', reads: 'email', choice: null, fixed: false },
    { column: 'subscribed_to_emails', reads: 'standing', choice: null, fixed: true },
    { column: 'labels', reads: 'passed-over', choice: 'name', fixed: false },
    { column: 'Newsletter plan', reads: 'unclear', choice: null, fixed: false },
  ]);
});

test('a column whose place a chosen one takes is offered as passed over', () => {
  const offered = offerColumns(['Email', 'Work mail'], terms([{ column: '#2', as: 'email' }]));
  expect(offered).toMatchObject([
    { reads: 'passed-over', choice: null },
    { reads: 'passed-over', choice: 'email' },
  ]);
});

test('whatever is chosen, a file that marks somebody as left never brings them in as a reader', () => {
  const header = ['email', 'status', 'unsubscribed_at', 'x'];
  const row = ['ada@a.example', 'unsubscribed', '2024-01-01', 'y'];
  const choice = fc.constantFrom(...COLUMN_CHOICES.filter((as) => as !== 'pass-over'));
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), choice)), (picked) => {
      const chosen = picked.map(([place, as]) => ({ column: `#${place}`, as }));
      const columns = readImportColumns(header, terms(chosen));
      if (columns.kind === 'invalid') return;
      const reading = readImportRow(row, columns.plan);
      if (reading.kind === 'row') expect(reading.person.status).not.toBe('confirmed');
    }),
  );
});
