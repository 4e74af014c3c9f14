import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printByline, readByline } from './byline.ts';

function authorsOf(text: string): readonly string[] | string {
  const read = readByline(text);
  if (read.kind === 'invalid') return read.complaint.expected;
  return read.kind === 'byline' ? read.authors : 'no byline';
}

describe('a byline', () => {
  test.each<[string, string[]]>([
    ['By Ada Ito', ['Ada Ito']],
    ['BY: Ada Ito', ['Ada Ito']],
    ['Written by Ada Ito', ['Ada Ito']],
    ['By Ada Ito and Bo Reyes', ['Ada Ito', 'Bo Reyes']],
    ['By Ada Ito & Bo Reyes', ['Ada Ito', 'Bo Reyes']],
    ['By Ada Ito with Bo Reyes', ['Ada Ito', 'Bo Reyes']],
    ['By Ada Ito, with Bo Reyes', ['Ada Ito', 'Bo Reyes']],
    ['By Ada Ito; Bo Reyes; and Cy Lund', ['Ada Ito', 'Bo Reyes', 'Cy Lund']],
    ['By Ada Ito, Bo Reyes, and Cy Lund', ['Ada Ito', 'Bo Reyes', 'Cy Lund']],
    ['By A, B and C', ['A', 'B', 'C']],
    ['By Ada Ito/Bo Reyes and Cy Lund', ['Ada Ito', 'Bo Reyes', 'Cy Lund']],
    ['By AC/DC and Ada Ito/AP', ['AC/DC', 'Ada Ito/AP']],
    ['By Ada Ito, Bo Reyes and Cher', ['Ada Ito', 'Bo Reyes', 'Cher']],
    ['By Andrew Anderson and Mandy Withers', ['Andrew Anderson', 'Mandy Withers']],
  ])('lists names: %s', (text, authors) => {
    expect(authorsOf(text)).toEqual(authors);
  });

  test.each<[string, string[]]>([
    ['By Daniel Reuter, Jr. and Mei Sato, PhD', ['Daniel Reuter, Jr.', 'Mei Sato, PhD']],
    ['By Daniel Reuter, Jr', ['Daniel Reuter, Jr']],
    ['By Daniel Reuter,Jr., Mei Sato', ['Daniel Reuter,Jr.', 'Mei Sato']],
    [
      'By Daniel Reuter, III, Mei Sato, and Bo Reyes, Sr.',
      ['Daniel Reuter, III', 'Mei Sato', 'Bo Reyes, Sr.'],
    ],
    ['By Mei Sato, Ph. D., M.D. & Bo Reyes, Esq.', ['Mei Sato, Ph. D., M.D.', 'Bo Reyes, Esq.']],
    ['By Mei Sato, MD, FRCP and Bo Reyes', ['Mei Sato, MD, FRCP', 'Bo Reyes']],
    ['By Mei Sato, MD and PhD', ['Mei Sato, MD and PhD']],
    ['By Mei Sato, Ph.D. candidate', ['Mei Sato, Ph.D. candidate']],
    ['BY MEI SATO, PHD AND BO REYES, JR.', ['MEI SATO, PHD', 'BO REYES, JR.']],
    ['By Col. Bo Reyes, USMC (Ret.)', ['Col. Bo Reyes, USMC (Ret.)']],
    ['By Mei Sato, et al.', ['Mei Sato, et al.']],
    ['By Harbor Media, Inc. and Bo Reyes', ['Harbor Media, Inc.', 'Bo Reyes']],
  ])('keeps suffixes with their name: %s', (text, authors) => {
    expect(authorsOf(text)).toEqual(authors);
  });

  test.each<[string, string[]]>([
    ['By Staff', ['Staff']],
    ['By Ada Ito, Staff Writer', ['Ada Ito, Staff Writer']],
    ['By Ada Ito, staff writer and editor', ['Ada Ito, staff writer and editor']],
    ['By Ada Ito, Senior Editor, and Bo Reyes', ['Ada Ito, Senior Editor', 'Bo Reyes']],
    ['By Ada Ito, Special to The Harbor Review', ['Ada Ito, Special to The Harbor Review']],
    ['By Ada Ito, The Harbor Review', ['Ada Ito, The Harbor Review']],
    ['By Ada Ito, AP and Bo Reyes, Reuters', ['Ada Ito, AP', 'Bo Reyes, Reuters']],
    ['By Ada Ito (Reuters, London) and Bo Reyes', ['Ada Ito (Reuters, London)', 'Bo Reyes']],
    ['By Ada Ito and others', ['Ada Ito and others']],
    ['By Ada Ito and 3 others', ['Ada Ito and 3 others']],
  ])('keeps what somebody is with their name: %s', (text, authors) => {
    expect(authorsOf(text)).toEqual(authors);
  });

  test.each<[string, string[]]>([
    ['By Okafor, Ines and Reuter, Daniel', ['Okafor, Ines', 'Reuter, Daniel']],
    ['By Okafor, Ines & Reuter, Daniel', ['Okafor, Ines', 'Reuter, Daniel']],
    ['By Okafor, Ines, and Reuter, Daniel', ['Okafor, Ines', 'Reuter, Daniel']],
    [
      'By Okafor, Ines, Reuter, Daniel and Sato, Mei',
      ['Okafor, Ines', 'Reuter, Daniel', 'Sato, Mei'],
    ],
    [
      'By Okafor, Ines; Reuter, Daniel, Jr.; Sato, Mei',
      ['Okafor, Ines', 'Reuter, Daniel, Jr.', 'Sato, Mei'],
    ],
    ['By Okafor, I. M. and García Márquez, Gabriel', ['Okafor, I. M.', 'García Márquez, Gabriel']],
    ['By Okafor, Ines', ['Okafor, Ines']],
    ['By Okafor, I.', ['Okafor, I.']],
  ])('keeps the halves of an inverted name together: %s', (text, authors) => {
    expect(authorsOf(text)).toEqual(authors);
  });

  test.each<[string, string[]]>([
    ['By Johnson & Johnson', ['Johnson & Johnson']],
    ['By Johnson & Johnson, Inc.', ['Johnson & Johnson, Inc.']],
    ['By Johnson and Johnson', ['Johnson and Johnson']],
    ['By Ernst & Young LLP and Ada Ito', ['Ernst & Young LLP', 'Ada Ito']],
    ['By Ada Ito, Johnson & Johnson', ['Ada Ito', 'Johnson & Johnson']],
    ['By Reuter & Sons', ['Reuter & Sons']],
    ['By Daniel Reuter and Sons', ['Daniel Reuter and Sons']],
    ['By Little, Brown and Company', ['Little, Brown and Company']],
    ['By Johnson & Johnson; Ada Ito', ['Johnson & Johnson', 'Ada Ito']],
    ['By the editors of Field & Stream', ['the editors of Field & Stream']],
  ])('keeps a company whole: %s', (text, authors) => {
    expect(authorsOf(text)).toEqual(authors);
  });

  test.each<[string, string[]]>([
    ['By [[Ines Okafor]] and [[people/daniel|Daniel Reuter]]', ['Ines Okafor', 'Daniel Reuter']],
    ['By [[people/Ines Okafor#Work]]', ['Ines Okafor']],
    ['By [[Reuter, Daniel]], [Mei Sato](https://a.example/mei)', ['Reuter, Daniel', 'Mei Sato']],
  ])('takes names out of links: %s', (text, authors) => {
    expect(authorsOf(text)).toEqual(authors);
  });

  test.each([
    'By Okafor, Ines, and Daniel Reuter',
    'By Ada Ito, Cher and Bo Reyes',
    'By Okafor, Ines, Reuter, Daniel',
    'By Ada Ito, Reuters, Bo Reyes',
    'By Ada Ito and Bo Reyes, Harbor Review',
    'By Smith, Kline & French',
    'By Ada Ito, Ernst & Young',
    'By Reuters, AP',
  ])('is refused if a comma could be either: %s', (text) => {
    expect(authorsOf(text)).toBe('semicolons between the names');
  });

  test.each([
    'By Ada Ito; photographs by Bo Reyes',
    'By Ada Ito | Bo Reyes',
    'By Ada Ito Feb 3, 2026',
    'By Ada Ito <ada@a.example>',
    'By Jr.',
    'By Ada Ito and',
  ])('is refused if it holds more than names: %s', (text) => {
    expect(authorsOf(text)).toBe('a name');
  });

  test('needs names', () => {
    expect(authorsOf('By')).toBe('names after "By"');
    expect(authorsOf('By: and ')).toBe('names after "By"');
    expect(authorsOf('Byron Ito')).toBe('no byline');
  });
});

test('a printed byline reads back as the same names', () => {
  const anyName = fc.constantFrom(
    'Ada Ito',
    'Bo Reyes, Jr.',
    'Okafor, Ines',
    'Johnson & Johnson',
    'Cher',
    'Mei Sato, The Times',
    'Cy Lund (Reuters, London)',
    'Daniel Reuter and Sons',
    'Harbor Media, Inc.',
  );
  fc.assert(
    fc.property(fc.uniqueArray(anyName, { minLength: 1, maxLength: 5 }), (authors) => {
      expect(readByline(printByline(authors))).toEqual({ kind: 'byline', authors });
    }),
  );
});

test.each([
  [['Ada Ito', 'Cher', 'Bo Reyes'], 'By Ada Ito; Cher; Bo Reyes'],
  [['Daniel Reuter, Jr.', 'Mei Sato, PhD'], 'By Daniel Reuter, Jr. and Mei Sato, PhD'],
  [['Ada Ito', 'Okafor, Ines'], 'By Ada Ito; Okafor, Ines'],
  [['Johnson & Johnson', 'Ada Ito'], 'By Johnson & Johnson and Ada Ito'],
])('%j prints as %s', (authors, printed) => {
  expect(printByline(authors)).toBe(printed);
  expect(readByline(printed)).toEqual({ kind: 'byline', authors });
});
