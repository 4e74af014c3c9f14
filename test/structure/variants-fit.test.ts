import { expect, test } from 'vitest';
import { findMisfits } from '../chaos/bundle-process.ts';
import { VARIANTS } from '../chaos/variants.ts';

test('every protocol that chaos breaks on purpose fits the code, and one that does not is named', async () => {
  const gone = { find: 'a line that nobody wrote', replace: '' };
  const misfit = { name: 'gone', mistake: 'none', breaks: [], edits: [gone] };
  expect(await findMisfits([...VARIANTS, misfit])).toEqual([
    'the variant gone does not fit the code: this text was found 0 times, expected once:\n' +
      'a line that nobody wrote',
  ]);
});
