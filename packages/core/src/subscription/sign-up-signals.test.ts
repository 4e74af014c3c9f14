import { expect, test } from 'vitest';
import { holdsLink, isMachineAddress } from './sign-up-signals.ts';

test.each([
  'noreply@shop.example',
  'no-reply+orders@shop.example',
  'DoNotReply@shop.example',
  'mailer-daemon@shop.example',
  'bounces-123@shop.example',
])('%s is an address of a program', (address) => {
  expect(isMachineAddress(address)).toBe(true);
});

test.each(['norepl@y.example', 'noreen@x.example', 'bouncer@club.example', 'postmaster@x.example'])(
  '%s may be a person’s address',
  (address) => {
    expect(isMachineAddress(address)).toBe(false);
  },
);

test.each([
  ['Win money https://casino.example', true],
  ['www.casino.example', true],
  ['casino.example/win now', true],
  ['Join t.me now', true],
  ['Dr. Ada Lovelace', false],
  ['St.John Smith', false],
  ['J.R.R. Tolkien', false],
  ['محمد بن عبد الله', false],
  [null, false],
])('the name %s holds a link: %s', (name, expected) => {
  expect(holdsLink(name)).toBe(expected);
});
