import { expect, test } from 'vitest';
import { matchText } from './match-text.ts';

test.each([
  ['', 'Anything', true],
  ['race open', "Inside OpenAI's Race", true],
  ['uber', 'Über alles', true],
  ['ÉTÉ', 'Un ete', true],
  ['race closed', "Inside OpenAI's Race", false],
])('"%s" in "%s": %s', (wish, text, isThere) => {
  expect(matchText(wish, text)).toBe(isThere);
});

test('words may be in different texts', () => {
  expect(matchText('wired race', "Inside OpenAI's Race", 'WIRED')).toBe(true);
});
