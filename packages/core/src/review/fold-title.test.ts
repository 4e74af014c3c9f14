import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldTitle } from './fold-title.ts';

const KEY = foldTitle(`It's a "Quiet" Café - Again...`);

test.each([
  `IT'S A "QUIET" CAFÉ - AGAIN...`,
  'It’s a “Quiet” Café – Again…',
  'It‘s a „Quiet“ Café — Again…',
  'Itʼs a «Quiet» Café—Again...',
  "It's a ‹Quiet› Cafe\u0301 ‑ Again...",
  `It's a\u00a0"Quiet"\u202fCafé\u3000-\tAgain...`,
  `  It's  a "Quiet"\n Café  -  Again...  `,
  `It\u00ad's a "Qui\u200bet" Caf\u2060é - Again...`,
  `It's a "Quiet" Café -- Again...`,
  `It′s a ＂Quiet＂ Ｃafé - Again...`,
  `It\`s a ''Quiet'' Café − Again...`,
  `It´s a 「Quiet」 Café - Again...`,
])('%j is the same title', (title) => {
  expect(foldTitle(title)).toBe(KEY);
});

test.each([
  ["It's a Quiet Night", "It's a Quiet Light"],
  ['Part 1', 'Part 2'],
  ['A Quiet Night', 'AQuiet Night'],
  ['Cafe', 'Café'],
  ['Why?', 'Why!'],
])('%j and %j are two titles', (one, other) => {
  expect(foldTitle(one)).not.toBe(foldTitle(other));
});

test('a title of nothing but marks is compared as it is', () => {
  expect(foldTitle('“”')).not.toBe('');
  expect(foldTitle('“”')).not.toBe(foldTitle('‹›'));
});

test('normal forms, case and blanks around it never matter', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (title) => {
      const key = foldTitle(title);
      expect(foldTitle(title.normalize('NFD'))).toBe(key);
      expect(foldTitle(title.normalize('NFC'))).toBe(key);
      expect(foldTitle(title.toUpperCase())).toBe(key);
      expect(foldTitle(` ${title}\u00a0`)).toBe(key);
    }),
  );
});
