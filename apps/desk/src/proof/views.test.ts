import { expect, test } from 'vitest';
import { shortHash } from '../words/short-hash.ts';
import { VIEWS, besideOf, frameAddress } from './views.ts';

const MAIL = { slug: 'my-digest', number: 12, hash: 'ab12', rendition: null, reader: null };

test('the address of a frame names the bytes', () => {
  expect(frameAddress(MAIL, 'forced-dark')).toBe(
    '/api/v1/newsletters/my-digest/issues/12/proof/forced-dark?hash=ab12',
  );
  const chosen = { ...MAIL, number: null, rendition: 'plain & short', reader: '7' };
  expect(frameAddress(chosen, 'text')).toBe(
    '/api/v1/newsletters/my-digest/next/proof/text?hash=ab12&rendition=plain+%26+short&reader=7',
  );
});

test('beside a view is another one', () => {
  expect(VIEWS.filter((view) => besideOf(view) === view)).toEqual([]);
});

test('a hash is shown by its first and last characters', () => {
  expect(shortHash('5f2c0000000091ab')).toBe('5f2c…91ab');
  expect(shortHash('5f2c91ab')).toBe('5f2c91ab');
});
