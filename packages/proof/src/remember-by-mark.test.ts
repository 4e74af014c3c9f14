import { expect, test } from 'vitest';
import { rememberByMark } from './remember-by-mark.ts';

function open() {
  let loads = 0;
  const remember = rememberByMark<number>();
  const load = async () => {
    loads += 1;
    return loads;
  };
  return { remember, load };
}

test('calls under one mark share a load, and another mark loads again', async () => {
  const { remember, load } = open();
  expect(await Promise.all([remember('a', '1', load), remember('a', '1', load)])).toEqual([1, 1]);
  expect(await remember('a', '2', load)).toBe(2);
  expect(await remember('b', '2', load)).toBe(3);
  expect(await remember('a', '2', load)).toBe(2);
});

test('a load that fails is forgotten', async () => {
  const { remember, load } = open();
  const failed = remember('a', '1', async () => Promise.reject(new Error('gone')));
  await expect(failed).rejects.toThrow('gone');
  expect(await remember('a', '1', load)).toBe(1);
});

test('only the latest twenty are kept', async () => {
  const { remember, load } = open();
  for (let at = 0; at <= 20; at += 1) await remember(String(at), '1', load);
  expect(await remember('1', '1', load)).toBe(2);
  expect(await remember('0', '1', load)).toBe(22);
});
