import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canDraw, inPlace, splitRuns } from './split-runs.ts';

const texts = (line: string, direction: 'ltr' | 'rtl' = 'ltr') =>
  splitRuns(line, direction).map(({ text }) => text);

describe('a line is split', () => {
  it('where its direction or the file of its letters changes', () => {
    expect(texts('Plain words, one run.')).toEqual(['Plain words, one run.']);
    expect(texts('Łódź (море)')).toEqual(['Ł', 'ód', 'ź', '(', 'море', ')']);
    expect(texts('بعد عام 2026 في OpenAI', 'rtl')).toEqual(['بعد', 'عام', '2026', 'في', 'OpenAI']);
  });

  it('and brackets go with their paragraph, unless their neighbours agree', () => {
    const directions = (line: string, direction: 'ltr' | 'rtl') =>
      splitRuns(line, direction).map(({ text, isRtl }) => `${text}${isRtl ? '<' : '>'}`);
    expect(directions('(أهلا)', 'rtl')).toEqual(['(<', 'أهلا<', ')<']);
    expect(directions('a (ب) b', 'ltr')).toEqual(['a (>', 'ب<', ') b>']);
  });

  it('into runs that together hold every letter that a font has', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('a', 'Ł', 'م', 'я', 'λ', ' ', '(', '7', '東', '\u{1F600}'),
        }),
        fc.constantFrom('ltr' as const, 'rtl' as const),
        (line, direction) => {
          const kept = line.replaceAll(/[東\u{1F600} ]/gu, '');
          expect(texts(line, direction).join('').replaceAll(' ', '')).toBe(kept);
          const runs = splitRuns(line, direction);
          expect(inPlace(runs, direction === 'rtl')).toHaveLength(runs.length);
        },
      ),
    );
  });
});

it('words that run against their line are read from their far end', () => {
  const line = splitRuns('say قال أهلا there', 'ltr');
  const placed = inPlace(line, false);
  expect(placed.map(({ text }) => text)).toEqual(['say', 'أهلا', 'قال', 'there']);
  expect(placed.map(({ spaces }) => spaces)).toEqual([1, 1, 1, 0]);
});

it.each([
  ['Łódź & Ελλάδα', true],
  ['حراس', true],
  ['灯台守 and more', false],
  ['שלום', false],
  ['123 – !', false],
  ['\u{1F600}', false],
])('our fonts have the letters of %s: %s', (text, expected) => {
  expect(canDraw(text)).toBe(expected);
});
