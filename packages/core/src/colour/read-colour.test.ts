import { expect, test } from 'vitest';
import { readColour } from './read-colour.ts';
import { showColour } from './rgb.ts';

test.each([
  ['#fff', [255, 255, 255]],
  ['#0A141E', [10, 20, 30]],
  ['rgb(1, 2, 3) !important', [1, 2, 3]],
  ['white', [255, 255, 255]],
  ['rgba(1,2,3,.5)', null],
  ['transparent', null],
  ['#ffff', null],
])('reads the colour %s', (text, colour) => {
  expect(readColour(text)).toEqual(colour);
});

test('a colour is shown as it can be read', () => {
  expect(showColour([10, 0, 255])).toBe('#0a00ff');
  expect(readColour(showColour([10, 0, 255]))).toEqual([10, 0, 255]);
});
