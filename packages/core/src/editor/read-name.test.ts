import { expect, test } from 'vitest';
import { readName } from './read-name.ts';

test.each(['', ' ', '\t\n', '\u00a0', '\u200b\u202e'])('%o names nobody', (text) => {
  expect(readName(text)).toMatchObject({ kind: 'invalid' });
});

test('a name loses only the blanks around it', () => {
  expect(readName(' Ana  López ')).toEqual({ kind: 'ok', name: 'Ana  López' });
  expect(readName('منى')).toEqual({ kind: 'ok', name: 'منى' });
});
