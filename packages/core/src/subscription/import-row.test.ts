import { describe, expect, it } from 'vitest';
import { readImportColumns } from './import-columns.ts';
import { readImportRow } from './import-row.ts';

describe('readImportColumns', () => {
  it.each([
    [['email'], { email: 0, name: null, status: null, width: 1 }],
    [['Name', 'E-Mail'], { email: 1, name: 0, status: null, width: 2 }],
    [['id', 'EMAIL ADDRESS', 'full_name', 'Status'], { email: 1, name: 2, status: 3, width: 4 }],
  ])('finds the columns of the header %j', (row, columns) => {
    expect(readImportColumns(row)).toEqual({ kind: 'header', columns });
  });

  it('takes one column of addresses without a header', () => {
    const columns = { email: 0, name: null, status: null, width: 1 };
    expect(readImportColumns(['ada@example.com'])).toEqual({ kind: 'data', columns });
  });

  it.each([[['ada@example.com', 'Ada']], [['addresses']], [['email', 'E-Mail']], [['name']]])(
    'refuses the first row %j',
    (row) => {
      expect(readImportColumns(row).kind).toBe('invalid');
    },
  );
});

describe('readImportRow', () => {
  const columns = { email: 0, name: 1, status: 2, width: 3 };

  it('reads address and name', () => {
    expect(readImportRow(['Ada@Example.com', ' Ada ', 'Confirmed'], columns)).toEqual({
      kind: 'row',
      email: { address: 'Ada@example.com', canonical: 'ada@example.com' },
      name: 'Ada',
    });
    expect(readImportRow(['ada@example.com'], columns).kind).toBe('row');
  });

  it('takes the apostrophe of an export off again', () => {
    expect(readImportRow(["'=ada@example.com"], columns)).toMatchObject({
      email: { address: '=ada@example.com' },
    });
  });

  it('passes over a blank row', () => {
    expect(readImportRow(['', ' ', '\t'], columns)).toEqual({ kind: 'blank' });
  });

  it.each([
    [['ada@example.com', 'Ada', '', ''], '4 fields'],
    [['', 'Ada'], 'no address'],
    [['ada'], '"ada"'],
    [['ada@example.com', 'A\u202eda'], '"A<U+202E>da"'],
    [['ada@example.com', 'Ada', 'unsubscribed'], 'status "unsubscribed"'],
    [['ada@example.com', 'Ada', 'bounced'], 'status "bounced"'],
  ])('refuses %j, saying what it found', (row, found) => {
    expect(readImportRow(row, columns)).toMatchObject({ kind: 'refused', found });
  });
});
