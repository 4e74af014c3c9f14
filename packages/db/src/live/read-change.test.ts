import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LIVE_KINDS, type LiveChange } from './announce-change.ts';
import { readChange } from './read-change.ts';

const id = fc.option(fc.stringMatching(/^[1-9]\d{0,17}$/), { nil: null });
const change: fc.Arbitrary<LiveChange> = fc.record({
  what: fc.constantFrom(...LIVE_KINDS),
  id,
  version: fc.option(fc.nat(), { nil: null }),
  newsletterId: id,
});

test('what was announced is read as it was', () => {
  fc.assert(
    fc.property(change, (its) => {
      expect(readChange(JSON.stringify(its))).toEqual(its);
    }),
  );
});

test('anything else that comes over the channel is ignored', () => {
  const text = fc.oneof(
    fc.string(),
    fc.json(),
    fc
      .tuple(change, fc.constantFrom(...(['what', 'id', 'version', 'newsletterId'] as const)))
      .chain(([its, broken]) =>
        fc
          .oneof(fc.boolean(), fc.constant({}), fc.constant([]), fc.constant(1.5))
          .map((value) => JSON.stringify({ ...its, [broken]: value })),
      ),
  );
  fc.assert(
    fc.property(text, (payload) => {
      expect(readChange(payload)).toBeNull();
    }),
  );
});
