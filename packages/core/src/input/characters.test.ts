import { describe, expect, test } from 'vitest';
import {
  findForbiddenInFile,
  findForbiddenInLine,
  findForbiddenInText,
  hasInk,
  holdsInvisible,
  isForbiddenInHeader,
} from './characters.ts';

const RULES = {
  file: (text: string) => findForbiddenInFile(text) !== null,
  text: (text: string) => findForbiddenInText(text) !== null,
  line: (text: string) => findForbiddenInLine(text) !== null,
  header: isForbiddenInHeader,
  invisible: holdsInvisible,
};

// Each rule forbids what the one before it does, and more.
describe.each([
  ['file', ['\0', '\r', '\u001b', '\u007f', '\u0085', '\ud83d', '\ufdd0', '\uffff', '\u{1fffe}']],
  [
    'text',
    ['\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069'],
  ],
  ['line', ['\n', '\t', '\u2028', '\u2029']],
  ['header', ['\u061c', '\u200e', '\u200f']],
  ['invisible', ['\u200b', '\u2060', '\u206f', '\ufeff']],
  ['nothing', ['a', 'ä', ' ', '\u00a0', '🔑', 'نور', '\u200c', '\u200d', '\ufe0f', '\u{10000}']],
] as const)('what is forbidden in %s', (rule, characters) => {
  const names = ['file', 'text', 'line', 'header', 'invisible'] as const;
  const from = rule === 'nothing' ? names.length : names.indexOf(rule);

  test.each(characters)('%j', (character) => {
    const found = names.filter((name) => RULES[name](`a${character}b`));
    expect(found).toEqual(names.slice(from));
  });
});

test('the first forbidden character is named', () => {
  expect(findForbiddenInText('a\n\tb\0\u001b')).toBe('\0');
  expect(findForbiddenInLine('a\u202eb\n')).toBe('\u202e');
});

test('a text with something to see is told from one without', () => {
  expect(['', ' \n', '\u200b\u2060\ufeff', '\u00ad'].map(hasInk)).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect(['a', ' 🔑 ', '\u200ba'].map(hasInk)).toEqual([true, true, true]);
});
