import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bareAddress, domainOf } from './address.ts';

describe('the bare address', () => {
  test.each([
    ['ada@example.org', 'ada@example.org'],
    ['Ada Lovelace <ada@example.org>', 'ada@example.org'],
    ['"Lovelace, Ada" <ada+news@mail.example.org>', 'ada+news@mail.example.org'],
    ['<ada@example.org>', 'ada@example.org'],
    ['Zoë Ōta <zoe@example.org>', 'zoe@example.org'],
    ["o'brien_1.x@xn--bcher-kva.example", "o'brien_1.x@xn--bcher-kva.example"],
  ])('of %s is %s', (mailbox, address) => {
    expect(bareAddress(mailbox)).toBe(address);
  });

  test.each([
    '',
    'ada',
    'ada@',
    '@example.org',
    'ada@localhost',
    'ada@@example.org',
    'ada@example..org',
    '.ada@example.org',
    'ada.@example.org',
    'a..da@example.org',
    'ada@-example.org',
    'ada lovelace@example.org',
    'ada@example.org, grace@example.org',
    'Ada <ada@example.org',
    'Ada <ada@example.org> x',
    'Ada\r\nBcc: x <ada@example.org>',
    'zoë@example.org',
    'ada@bücher.example',
    `${'a'.repeat(65)}@example.org`,
    `ada@${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(63)}.org`,
  ])('of %j is null', (mailbox) => {
    expect(bareAddress(mailbox)).toBeNull();
  });

  test('is read fast from hostile input', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 2_000 }),
        fc.constantFrom('', '@a.b', '<'),
        (text, end) => {
          const address = bareAddress(text + end);
          return address === null || /^[\x21-\x7e]+@[\x21-\x7e]+$/.test(address);
        },
      ),
    );
    const started = process.threadCpuUsage();
    bareAddress(`${'a.'.repeat(50_000)}@${'b-'.repeat(50_000)}`);
    bareAddress(' '.repeat(50_000));
    const { user, system } = process.threadCpuUsage(started); // of this thread, even on a busy machine
    expect((user + system) / 1e6).toBeLessThan(5);
  });
});

test('a domain is compared in lower case', () => {
  expect(domainOf('Ada@Example.ORG')).toBe('example.org');
});
