import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { quoteArgument } from './quote-argument.ts';

it.each([
  ['review.md', 'review.md'],
  ['my review.md', "'my review.md'"],
  ["it's.md", `'it'\\''s.md'`],
  ['-x.md', './-x.md'],
  ['$(reboot).md', "'$(reboot).md'"],
])('%j is quoted as %s, and a shell reads it back', (text, quoted) => {
  expect(quoteArgument(text)).toBe(quoted);
  const read = execFileSync('/bin/sh', ['-c', `printf %s ${quoteArgument(text)}`], {
    encoding: 'utf8',
  });
  expect(read.replace(/^\.\//, '')).toBe(text);
});
