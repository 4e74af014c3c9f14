import { expect, test } from 'vitest';
import { readDelimiter } from './import-delimiter.ts';

test.each([
  ['email,name', ','],
  ['email;name', ';'],
  ['Name\tE-Mail', '\t'],
  ['"Email Address";"First Name"', ';'],
  ['email', ','],
  ['ada@example.com', ','],
  ['name;phone', ';'],
  ['note, longer;email', ';'],
  ['email,note; longer', ','],
])('the fields of %j are separated by %j', (line, delimiter) => {
  expect(readDelimiter(line)).toEqual({ kind: 'ok', delimiter, isSepLine: false });
});

test.each([
  ['sep=;', ';'],
  ['SEP=,', ','],
  ['sep=\t', '\t'],
  ['"sep=;"', ';'],
  ['sep=; ', ';'],
])('%j names %j', (line, delimiter) => {
  expect(readDelimiter(line)).toEqual({ kind: 'ok', delimiter, isSepLine: true });
});

test('an unknown separator is refused', () => {
  expect(readDelimiter('sep=#')).toEqual({ kind: 'unknown', separator: '#' });
});

test('without a column for the address, the most frequent separator of the header counts', () => {
  expect(readDelimiter('Kontakt;Name;"a,b,c"')).toMatchObject({ delimiter: ';' });
  expect(readDelimiter('Kontakt\tName')).toMatchObject({ delimiter: '\t' });
  expect(readDelimiter('Kontakt')).toMatchObject({ delimiter: ',' });
  expect(readDelimiter('ada@a.example;Ada')).toMatchObject({ delimiter: ',' });
});
