import { liveEventShape } from '@galley/contract/editor';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLiveEvent } from './live-event.ts';

test('every event of the contract is read as it is', () => {
  const event = fc.record({
    what: fc.constantFrom(...liveEventShape.shape.what.options),
    id: fc.option(fc.string(), { nil: null }),
    version: fc.option(fc.nat(), { nil: null }),
  });
  fc.assert(
    fc.property(event, (its) => {
      expect(readLiveEvent(JSON.stringify(its))).toEqual(its);
    }),
  );
});

test('anything that this page does not know is ignored', () => {
  const text = fc.oneof(
    fc.string(),
    fc.json(),
    fc.constantFrom('{"what":"toString"}', '{"what":"weather"}', 'null', '[]'),
  );
  fc.assert(
    fc.property(text, (data) => {
      expect(readLiveEvent(data)).toBeNull();
    }),
  );
});
