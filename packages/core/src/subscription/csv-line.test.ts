import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardFormula, printCsvLine, unguardFormula } from './csv-line.ts';

describe('printCsvLine', () => {
  it('quotes what needs quotes and leaves null empty', () => {
    expect(printCsvLine(['a', null, 'b,c', 'say "x"', 'two\nlines'])).toBe(
      'a,,"b,c","say ""x""","two\nlines"\r\n',
    );
  });

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\tx',
    '\rx',
    '\0x',
    "'=1",
    ' =1',
    '\u200b=1',
    '"=1',
    '＝1',
    '＋1',
    '－1',
    '＠x',
    '\u00a0＝1',
  ])('puts an apostrophe before %j', (text) => {
    expect(guardFormula(text)).toBe(`'${text}`);
  });

  it.each([
    [';=1', "';'=1"],
    [',+1', "','+1"],
    ['\t=1', "'\t'=1"],
    ['Ada;=1', "Ada;'=1"],
    ['Ada, -1', "Ada,' -1"],
    ['a;"=1', `a;'"=1`],
    ['a|＝1', "a|'＝1"],
    ['a\n@x', "a\n'@x"],
    ["a;'=1", "a;''=1"],
  ])('puts one wherever a spreadsheet may split %j', (text, guarded) => {
    expect(guardFormula(text)).toBe(guarded);
  });

  it.each(["o'brien", "a;'b", 'Lovelace, Ada', 'a-b; c=d', "'quoted'", 'a=b', ''])(
    'leaves %j alone',
    (text) => {
      expect(guardFormula(text)).toBe(text);
    },
  );

  const texts = fc.oneof(
    fc.string(),
    fc.string({
      unit: fc.constantFrom(...Array.from('\'";,|\t\r\n =+-@＝＋－＠a\u200b\0')),
    }),
  );

  it('never prints what a spreadsheet runs, wherever it splits', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const part of guardFormula(text).split(/[;,|\t\r\n]/)) {
          expect(part).not.toMatch(/^[\s"\u200b\0]*[=+\-@＝＋－＠]/);
        }
        expect(guardFormula(text)).not.toMatch(/^[\t\r\0]/);
      }),
    );
  });

  it('loses nothing', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(unguardFormula(guardFormula(text))).toBe(text);
      }),
    );
  });

  it('never takes long, for any text', () => {
    for (const unit of [';', '\t', "'", ' ', ";'", '"', '\n ']) {
      const text = unit.repeat(100_000);
      expect(unguardFormula(guardFormula(text))).toBe(text);
    }
  });
});
