import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardFormula, printCsvLine, unguardFormula } from './csv-line.ts';

describe('printCsvLine', () => {
  it('quotes what needs quotes and leaves null empty', () => {
    expect(printCsvLine(['a', null, 'b,c', 'say "x"', 'two\nlines'])).toBe(
      'a,,"b,c","say ""x""","two\nlines"\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\0x', "'=1"])(
    'puts an apostrophe before %j',
    (text) => {
      expect(guardFormula(text)).toBe(`'${text}`);
    },
  );

  it.each(["o'brien", "'quoted'", 'a=b', ''])('leaves %j alone', (text) => {
    expect(guardFormula(text)).toBe(text);
  });

  it('never prints what a spreadsheet runs, and loses nothing', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.string().map((text) => `=${text}`),
      fc.string().map((text) => `''-${text}`),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const guarded = guardFormula(text);
        expect(guarded).not.toMatch(/^[=+\-@\t\r\0]/);
        expect(unguardFormula(guarded)).toBe(text);
      }),
    );
  });
});
