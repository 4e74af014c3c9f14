import fc from 'fast-check';
import { expect, test } from 'vitest';
import { testKeyring } from './keyring.fixture.ts';
import { leaveToken, makeLeaveAddress, readLeaveLocalPart } from './leave-address.ts';
import { makeReaderToken } from './reader-token.ts';

const keyring = testKeyring('k1');
const ids = fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }).map(String);
const buckets = fc.integer({ min: 1, max: 32_767 });

test('a leave address names its subscription in whatever case it comes back', () => {
  fc.assert(
    fc.property(ids, (id) => {
      const address = makeLeaveAddress(keyring, id, 0, 'in.news.example');
      expect(address).toMatch(/^leave\+[a-z2-7]{29}@in\.news\.example$/);
      const [local = ''] = address.split('@');
      for (const spelled of [local, local.toUpperCase()]) {
        expect(readLeaveLocalPart(keyring, spelled)).toEqual({
          kind: 'ok',
          subscriptionId: id,
          bucket: 0,
        });
      }
    }),
  );
});

test('a leave address says in which bucket to look, unless it is the first', () => {
  fc.assert(
    fc.property(ids, buckets, (id, bucket) => {
      const address = makeLeaveAddress(keyring, id, 0, 'in.news.example', bucket);
      expect(address).toMatch(/^leave\+[a-z2-7]{32}@in\.news\.example$/);
      const ok = { kind: 'ok', subscriptionId: id, bucket };
      expect(readLeaveLocalPart(keyring, address.split('@')[0] ?? '')).toEqual(ok);
    }),
  );
  expect(makeLeaveAddress(keyring, '7', 0, 'in.news.example', 0)).toBe(
    makeLeaveAddress(keyring, '7', 0, 'in.news.example'),
  );
});

test('a token with any letter altered, inserted or removed is refused', () => {
  const letters = fc.constantFrom(...'abcz271=+ '.split(''));
  fc.assert(
    fc.property(ids, fc.nat(28), letters, fc.boolean(), (id, at, letter, inserts) => {
      const token = leaveToken(makeReaderToken(keyring, id, 0));
      const other = token.slice(0, at) + letter + token.slice(inserts ? at : at + 1);
      fc.pre(other !== token);
      expect(readLeaveLocalPart(keyring, `leave+${other}`)).toEqual({ kind: 'refused' });
    }),
    { numRuns: 500 },
  );
});

test('an address made with an earlier key still works until that key is gone', () => {
  const local = `leave+${leaveToken(makeReaderToken(testKeyring('old'), '41', 0))}`;
  expect(readLeaveLocalPart(testKeyring('new', 'old'), local).kind).toBe('ok');
  expect(readLeaveLocalPart(testKeyring('new'), local).kind).toBe('refused');
});

test('any other local part is none of ours', () => {
  for (const local of ['subscribe', 'leave', 'weekly+leave', 'leaver+x', '']) {
    expect(readLeaveLocalPart(keyring, local)).toEqual({ kind: 'other' });
  }
  expect(readLeaveLocalPart(keyring, 'leave+')).toEqual({ kind: 'refused' });
});
