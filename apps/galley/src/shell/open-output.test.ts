import { PassThrough, Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { openOutput } from './open-output.ts';

/** A stream that takes nothing until it is told to, and then ends each write so. */
const slow = () => {
  const waiting: ((error?: Error) => void)[] = [];
  const stream = new Writable({
    highWaterMark: 4,
    decodeStrings: false,
    write: (_chunk, _encoding, done) => void waiting.push(done),
  });
  return { stream, next: (error?: Error) => waiting.shift()?.(error) };
};

const full = (): Error => Object.assign(new Error('no space left'), { code: 'ENOSPC' });

it('hands on what is written, and is empty when all has left', async () => {
  const stream = new PassThrough();
  const output = openOutput(stream);
  output.write('one ');
  output.write('two');
  expect(await output.flush()).toBeNull();
  expect(String(stream.read())).toBe('one two');
});

it('lets a writer wait until there is room', async () => {
  const { stream, next } = slow();
  const output = openOutput(stream);
  let hasRoom = false;
  const room = Promise.resolve(output.write('more than it takes')).then(() => (hasRoom = true));
  await Promise.resolve();
  expect(hasRoom).toBe(false);
  next();
  await room;
});

it('tells the first error, and keeps nobody waiting after it', async () => {
  const { stream, next } = slow();
  const output = openOutput(stream);
  const room = output.write('more than it takes');
  const flushed = output.flush();
  const error = full();
  next(error);
  expect(await output.broken).toBe(error);
  expect(await flushed).toBe(error);
  await room;
  output.write('dropped');
  expect(await output.flush()).toBe(error);
});
