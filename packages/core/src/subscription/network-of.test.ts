import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isLoopback, networksOf } from './network-of.ts';

test.each([
  ['203.0.113.77', '203.0.113.0/24', null],
  ['::ffff:203.0.113.77', '203.0.113.0/24', null],
  ['::ffff:cb00:714d', '203.0.113.0/24', null],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64', '2001:db8:1::/48'],
  ['2001:DB8:0001:0002::', '2001:db8:1:2::/64', '2001:db8:1::/48'],
  ['2001:db8::1', '2001:db8:0:0::/64', '2001:db8:0::/48'],
  ['::1', '0:0:0:0::/64', '0:0:0::/48'],
])('%s belongs to the networks %s and %s', (ip, near, wide) => {
  expect(networksOf(ip)).toEqual({ near, wide });
});

test.each(['', 'unknown', '256.1.1.1', '1.2.3', '1:2', 'a]b', '1.2.3.4:80', '[::1]', ':::'])(
  '%j belongs to no network',
  (text) => {
    expect(networksOf(text)).toBeNull();
  },
);

test('127/8 and ::1 mean this machine, in every spelling', () => {
  const own = ['127.0.0.1', '127.9.9.9', '::1', '0:0::1', '::ffff:127.0.0.1'];
  expect(own.filter((ip) => !isLoopback(ip))).toEqual([]);
  expect(['128.0.0.1', '::2', '1::1', 'localhost', '10.0.0.1'].filter(isLoopback)).toEqual([]);
});

test('two addresses share a near network exactly when their first bytes are the same', () => {
  fc.assert(
    fc.property(fc.ipV4(), fc.ipV4(), (one, other) => {
      const head = (ip: string) => ip.split('.').slice(0, 3).join('.');
      expect(networksOf(one)?.near === networksOf(other)?.near).toBe(head(one) === head(other));
    }),
  );
  fc.assert(
    fc.property(fc.ipV6(), (ip) => {
      const networks = networksOf(ip);
      expect(networks).not.toBeNull();
      expect(networksOf(ip.toUpperCase())).toEqual(networks);
    }),
  );
});
