import { expect, test } from 'vitest';
import { foldAddress } from './fold-address.ts';

test.each([
  ['victim@example.com', 'victim@example.com'],
  ['victim+1@example.com', 'victim@example.com'],
  ['victim+a+b@example.com', 'victim@example.com'],
  ['vic.tim@example.com', 'vic.tim@example.com'],
  ['v.i.ctim+news@gmail.com', 'victim@gmail.com'],
  ['victim@googlemail.com', 'victim@gmail.com'],
  ['vic.tim@notgmail.com', 'vic.tim@notgmail.com'],
  ['+tag@example.com', '+tag@example.com'],
  ['++@example.com', '+@example.com'],
])('%s folds to %s', (address, folded) => {
  expect(foldAddress(address)).toBe(folded);
});
