import { PassThrough, Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { openOutput } from './open-output.ts';

/** A stream that accepts nothing until told to, and then ends each write as told. */
function slow() {
  const waiting: ((error?: Error) => void)[] = [];
  const stream = new Writable({
    highWaterMark: 4,
    decodeStrings: false,
    write: (_chunk, _encoding, done) => void waiting.push(done),
  });
  return { stream, next: (error?: Error) => waiting.shift()?.(error) };
}

const full = (): Error => Object.assign(new Error('no space left'), { code: 'ENOSPC' });

it('passes writes on, and is empty once all have left', async () => {
  const stream = new PassThrough();
  const output = openOutput(stream);
  output.write('one ');
  output.write('two');
  expect(await output.flush()).toBeNull();
  expect(String(stream.read())).toBe('one two');
});

it('makes a writer wait until there is room', async () => {
  const { stream, next } = slow();
  const output = openOutput(stream);
  let hasRoom = false;
  const room = Promise.resolve(output.write('more than it takes')).then(() => (hasRoom = true));
  await Promise.resolve();
  expect(hasRoom).toBe(false);
  next();
  await room;
});

it('reports the first error, and then keeps no writer waiting', async () => {
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
