import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPublicAddress } from './is-public-address.ts';

const byte = fc.integer({ min: 0, max: 255 });
const word = fc.integer({ min: 0, max: 0xffff });
const dotted = (...parts: readonly number[]): string => parts.join('.');
const hex = (...parts: readonly number[]): string =>
  parts.map((part) => part.toString(16)).join(':');

const v4 = fc.tuple(byte, byte, byte, byte);
const closedV4 = fc.oneof(
  fc.tuple(fc.constantFrom(0, 10, 127), byte, byte, byte),
  fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), byte, byte),
  fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), byte, byte),
  fc.tuple(fc.constant(192), fc.constant(168), byte, byte),
  fc.tuple(fc.constant(169), fc.constant(254), byte, byte),
  fc.tuple(fc.constant(198), fc.constantFrom(18, 19), byte, byte),
  fc.tuple(fc.integer({ min: 224, max: 255 }), byte, byte, byte),
);
const tail = fc.array(word, { minLength: 7, maxLength: 7 });

test('loopback, private, shared, link-local, multicast and reserved IPv4 addresses are not public', () => {
  fc.assert(
    fc.property(closedV4, (parts) => {
      expect(isPublicAddress(dotted(...parts))).toBe(false);
    }),
  );
});

test('IPv6 addresses that hold an IPv4 address (mapped, translated, 6to4) are not public', () => {
  fc.assert(
    fc.property(v4, ([a, b, c, d]) => {
      const last = hex(a * 256 + b, c * 256 + d);
      for (const address of [
        `::ffff:${dotted(a, b, c, d)}`,
        `::ffff:${last}`,
        `::${last}`,
        `64:ff9b::${last}`,
        `2002:${last}::1`,
      ]) {
        expect(isPublicAddress(address), address).toBe(false);
      }
    }),
  );
});

test('IPv6 outside of 2000::/3 is never public: loopback, local, link-local, multicast', () => {
  const first = word.filter((part) => part < 0x2000 || part > 0x3fff);
  fc.assert(
    fc.property(first, tail, (head, rest) => {
      expect(isPublicAddress(hex(head, ...rest))).toBe(false);
    }),
  );
});

test('text that is not an address is not public', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      fc.pre(!/^[\d.]+$|:/.test(text));
      expect(isPublicAddress(text)).toBe(false);
    }),
  );
  for (const text of ['0x7f.1', '127.1', '2130706433', 'fe80::1%eth0', '2606:4700::1%0', '[::1]']) {
    expect(isPublicAddress(text), text).toBe(false);
  }
});

test.each(['169.254.169.254', '168.63.129.16', '100.100.100.200', '192.0.0.192', 'fd00:ec2::254'])(
  'the metadata service of a cloud at %s is not public',
  (address) => {
    expect(isPublicAddress(address)).toBe(false);
  },
);

test.each(['1.1.1.1', '8.8.8.8', '93.184.215.14', '172.32.0.1', '100.128.0.1', '2606:4700::1111'])(
  '%s is public',
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);
