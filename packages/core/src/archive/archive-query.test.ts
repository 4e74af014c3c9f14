import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isNarrowed,
  LONGEST_SEARCH,
  printArchiveQuery,
  readArchiveQuery,
  searchTerms,
  type ArchiveQuery,
} from './archive-query.ts';

const read = (parameters: Readonly<Record<string, string>>): ArchiveQuery =>
  readArchiveQuery((name) => parameters[name]);

describe('a query of the archive', () => {
  it('takes what makes sense', () => {
    expect(
      read({ q: ' quiet  grid ', outlet: 'WIRED', author: 'Ada', stars: '4', page: '2' }),
    ).toEqual({ text: 'quiet  grid', outlet: 'WIRED', author: 'Ada', stars: 4, page: 2 });
    expect(read({ stars: '2', page: '-1', outlet: 'x'.repeat(121) })).toEqual(read({}));
    expect(read({ page: '1e9' }).page).toBe(1);
    expect(isNarrowed(read({ page: '3' }))).toBe(false);
    expect(isNarrowed(read({ stars: '5' }))).toBe(true);
  });

  it('is printed as it is read, whatever was typed', () => {
    const anything = fc.record(
      {
        q: fc.string({ unit: 'binary' }),
        outlet: fc.string({ unit: 'grapheme' }),
        author: fc.string({ unit: 'binary' }),
        stars: fc.constantFrom('', '3', '4', '5', '6', 'NaN'),
        page: fc.constantFrom('', '0', '1', '7', '501', '0x1', '2.5'),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(anything, (parameters) => {
        const query = read(parameters);
        expect(Array.from(query.text).length).toBeLessThanOrEqual(LONGEST_SEARCH);
        expect(query.text.isWellFormed()).toBe(true);
        expect(query.text).not.toContain('\0');
        const again = new URLSearchParams(printArchiveQuery(query));
        expect(readArchiveQuery((name) => again.get(name) ?? undefined)).toEqual(query);
      }),
    );
  });
});

it.each([
  ['quiet "grid"', 'quiet "grid"'],
  ['東京都', '"東  京  都"'],
  ['"東京" news', '"東  京" news'],
  ['ไทย', '"ไ  ท  ย"'],
])('the terms of %s are %s', (text, terms) => {
  expect(searchTerms(text)).toBe(terms);
});
