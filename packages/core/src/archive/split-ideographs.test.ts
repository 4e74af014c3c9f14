import fc from 'fast-check';
import { expect, it } from 'vitest';
import { archiveWords } from './archive-words.ts';
import { searchLanguage } from './search-language.ts';
import { joinIdeographs, splitIdeographs } from './split-ideographs.ts';
import { starsOf } from './stars-of.ts';

it('letters of scripts without spaces stand apart, with their marks', () => {
  expect(splitIdeographs('灯台 and か\u3099')).toBe(' 灯  台  and  か\u3099 ');
  expect(splitIdeographs('Harbor über حراس')).toBe('Harbor über حراس');
});

it('what was set apart is joined again, also where a letter was marked', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('灯', '台', 'a', 'b', 'ไ', '。') }), (text) => {
      expect(joinIdeographs(splitIdeographs(text))).toBe(text);
    }),
  );
  expect(joinIdeographs(' [灯]  台 ', '\\[\\]')).toBe('[灯]台');
});

it.each([
  ['de-AT', 'german'],
  ['EN', 'english'],
  ['ar', 'arabic'],
  ['ja', 'simple'],
  ['x-galley', 'simple'],
])('a search in %s follows the rules of %s', (tag, language) => {
  expect(searchLanguage(tag)).toBe(language);
});

it('a rating of any scale counts in fifths', () => {
  expect([{ value: 7, max: 10 }, { value: 5, max: 5 }, null].map(starsOf)).toEqual([3.5, 5, null]);
});

it('what is searched holds every text and no word of the format', () => {
  const words = archiveWords({
    title: 'T',
    rating: null,
    outlet: 'O',
    publishedOn: null,
    authors: ['A', 'B'],
    url: 'https://example.com/hidden',
    summary: ['S1', 'S2'],
    keyFindings: [{ label: 'L', text: 'F' }],
    analysis: [{ heading: null, blocks: [{ type: 'quote', paragraphs: ['Q'] }] }],
    whyItMatters: ['W'],
    sections: [
      {
        heading: 'H',
        blocks: [
          { type: 'list', ordered: false, items: ['I'] },
          { type: 'table', header: ['C1'], rows: [['C2']] },
        ],
      },
    ],
    topics: [],
  });
  expect(words).toEqual({
    title: 'T',
    credits: 'O\nA\nB',
    summary: 'S1\nS2',
    rest: 'L\nF\nQ\nW\nH\nI\nC1\nC2',
  });
});
