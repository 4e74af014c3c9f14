import { sendingProgressShape } from '@galley/contract/issue';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { progressOf } from './progress.fixture.ts';
import { readProgress } from './read-progress.ts';

test('progress is read as the contract describes it', () => {
  const progress = progressOf('7', 4100);
  expect(sendingProgressShape.parse(progress)).toEqual(progress);
  expect(readProgress(JSON.stringify(progress))).toEqual(progress);
  const unknown = { ...progress, perSecond: null, secondsLeft: null };
  expect(readProgress(JSON.stringify(unknown))).toEqual(unknown);
});

test.each(Object.keys(sendingProgressShape.shape))('progress without "%s" is ignored', (name) => {
  const progress = { ...progressOf('7', 4100), [name]: undefined };
  expect(readProgress(JSON.stringify(progress))).toBeNull();
});

test('anything else is ignored', () => {
  const text = fc.oneof(fc.string(), fc.json(), fc.constantFrom('null', '[]', '7'));
  fc.assert(
    fc.property(text, (data) => {
      expect(readProgress(data)).toBeNull();
    }),
  );
});
