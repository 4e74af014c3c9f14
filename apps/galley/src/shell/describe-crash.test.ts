import { expect, it } from 'vitest';
import { describeCrash } from './describe-crash.ts';

const crash = (error: unknown, env = {}): string =>
  describeCrash(error, { env, stderr: { write: () => null } });

it('describes a crash in one line, and with LOG_LEVEL=debug says where', () => {
  const error = new Error('it broke');
  expect(crash(error)).toBe('galley: it broke (LOG_LEVEL=debug shows where)\n');
  expect(crash(error, { LOG_LEVEL: 'debug' })).toContain('describe-crash.test.ts');
});

it('names a full disk of the database rather than the file that did not fit', () => {
  const message = 'could not extend file "base/5/16991": wrote only 4096 of 8192 bytes at block 0';
  const error = Object.assign(new Error(message), { code: '53100' });
  expect(crash(error)).toBe("galley: the database's disk is full\n");
  expect(crash(error, { LOG_LEVEL: 'debug' })).toContain('could not extend file');
});
