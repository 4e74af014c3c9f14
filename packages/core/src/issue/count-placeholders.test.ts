import { expect, test } from 'vitest';
import { countPlaceholders, findLeftOvers } from './count-placeholders.ts';
import { placeholder } from './placeholder.ts';

const token = placeholder('token');

test('counts known placeholders and names unknown ones', () => {
  expect(countPlaceholders(`a${token}b${token}{{token}}`)).toEqual({
    known: { token: 2, leave: 0 },
    leftOver: [],
  });
  expect(countPlaceholders('a\uFDD0name\uFDD1')).toEqual({
    known: { token: 0, leave: 0 },
    leftOver: ['name'],
  });
  expect(countPlaceholders('\uFDD0 token\uFDD1')).toEqual({
    known: { token: 0, leave: 0 },
    leftOver: ['U+FDD0', 'U+FDD1'],
  });
});

test('says where nothing would fill one in', () => {
  const rendition = {
    key: 'full',
    subject: `Hello ${token}`,
    preheader: '',
    html: `<a href="${token}">`,
    text: '\uFDD0nobody\uFDD1',
    headers: { 'List-Unsubscribe': `<${token}>`, 'List-Id': '\uFDD1' },
  };
  expect(findLeftOvers(rendition)).toEqual([
    'nobody in the text',
    'U+FDD1 in the header List-Id',
    'a placeholder in the subject',
  ]);
});
