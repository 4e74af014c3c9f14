import { expect, test } from 'vitest';
import { parseLanguage } from './language.ts';

test.each([
  ['pt-br', 'pt-BR'],
  ['  de ', 'de'],
  ['zh-hans-cn', 'zh-Hans-CN'],
])('%j is %s', (typed, language) => {
  expect(parseLanguage(typed)).toEqual({ kind: 'ok', language });
});

test.each(['', 'not a language', 'en">', 'en\0', `de-x-${'abcdefgh-'.repeat(4)}a`])(
  '%j is not a language tag',
  (typed) => {
    expect(parseLanguage(typed)).toMatchObject({ kind: 'invalid' });
  },
);
