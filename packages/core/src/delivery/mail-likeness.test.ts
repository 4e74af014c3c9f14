import { expect, test } from 'vitest';
import { mailLikeness } from './mail-likeness.ts';

test('mails with one address and subject look alike, whatever name is before the address', () => {
  const one = mailLikeness('My Digest <News@digest.example>', 'Tides');
  expect(mailLikeness('news@digest.example ', 'Tides')).toBe(one);
  expect(mailLikeness('"My <old> Digest" <news@digest.example>', 'Tides')).toBe(one);
  expect(mailLikeness('news@digest.example', 'tides')).not.toBe(one);
  expect(mailLikeness('other@digest.example', 'Tides')).not.toBe(one);
});
