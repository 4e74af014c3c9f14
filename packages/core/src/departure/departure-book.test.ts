import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { createDepartureBook } from './departure-book.ts';
import type { Departure } from './departure.ts';

const ada = 'hmac:k:ada';
const bob = 'hmac:k:bob';
const at = (second: number): string =>
  `2026-11-23T08:00:${String(second).padStart(2, '0')}.000000Z`;

describe('what the log says of a person', () => {
  it('is nothing if it names somebody else', () => {
    const book = createDepartureBook([{ kind: 'left', who: ada, newsletter: 'weekly', at: at(1) }]);
    expect(book.of([bob])).toBeNull();
    expect([...(book.of([ada])?.left ?? [])]).toEqual([['weekly', at(1)]]);
  });

  it('is that they stay, if they returned after they left', () => {
    const book = createDepartureBook([
      { kind: 'returned', who: ada, newsletter: 'weekly', at: at(2) },
      { kind: 'left', who: ada, newsletter: 'weekly', at: at(1) },
      { kind: 'left', who: ada, newsletter: 'monthly', at: at(1) },
    ]);
    expect([...(book.of([ada])?.left.keys() ?? [])]).toEqual(['monthly']);
  });

  it('brings together what was written under earlier secret keys', () => {
    const book = createDepartureBook([
      { kind: 'suppressed', who: 'hmac:old:ada', reason: 'by-hand', at: at(1) },
      { kind: 'lifted', who: ada, at: at(2) },
    ]);
    expect(book.of([ada, 'hmac:old:ada'])?.suppressed).toBeNull();
  });

  it('is that they were erased, whatever happened later', () => {
    const book = createDepartureBook([
      { kind: 'suppressed', who: ada, reason: 'erasure', at: at(1) },
      { kind: 'lifted', who: ada, at: at(2) },
    ]);
    expect(book.of([ada])).toMatchObject({ erasedAt: at(1), suppressed: null });
  });

  it('follows them to the address that they moved to, but not back before they moved', () => {
    const book = createDepartureBook([
      { kind: 'left', who: bob, newsletter: 'monthly', at: at(1) },
      { kind: 'moved', who: ada, to: bob, at: at(2) },
      { kind: 'left', who: bob, newsletter: 'weekly', at: at(3) },
      { kind: 'suppressed', who: bob, reason: 'erasure', at: at(4) },
    ]);
    const outcome = book.of([ada]);
    expect([...(outcome?.left.keys() ?? [])]).toEqual(['weekly']);
    expect(outcome).toMatchObject({ movedAt: at(2), erasedAt: at(4) });
  });

  it('ends for two who moved to each other', () => {
    const book = createDepartureBook([
      { kind: 'moved', who: ada, to: bob, at: at(1) },
      { kind: 'moved', who: bob, to: ada, at: at(2) },
    ]);
    expect(book.of([ada])?.movedAt).toBe(at(2));
  });
});

const person = fc.constantFrom(ada, bob, 'hmac:k:cy');
const time = fc.integer({ min: 0, max: 9 }).map(at);
const newsletter = fc.constantFrom('weekly', 'monthly');
const departure: fc.Arbitrary<Departure> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('left' as const, 'returned'),
    who: person,
    at: time,
    newsletter,
  }),
  fc.record({
    kind: fc.constant('suppressed' as const),
    who: person,
    at: time,
    reason: fc.constantFrom('complaint' as const, 'bounce', 'by-hand', 'erasure'),
  }),
  fc.record({ kind: fc.constant('lifted' as const), who: person, at: time }),
  fc.record({ kind: fc.constant('moved' as const), who: person, to: person, at: time }),
);

/** Some of the entries again, all of them in another order. */
const shuffledAgain = (entries: readonly Departure[]) =>
  fc
    .subarray([...entries])
    .chain((again) =>
      fc.shuffledSubarray([...entries, ...again], { minLength: entries.length + again.length }),
    );

function says(entries: readonly Departure[]) {
  const book = createDepartureBook(entries);
  return [ada, bob, 'hmac:k:cy'].map((who) => {
    const outcome = book.of([who]);
    return outcome && { ...outcome, left: Object.fromEntries(outcome.left) };
  });
}

test('order and repetition of the entries change nothing', () => {
  const both = fc
    .array(departure, { maxLength: 20 })
    .chain((entries) => fc.tuple(fc.constant(entries), shuffledAgain(entries)));
  fc.assert(
    fc.property(both, ([entries, other]) => {
      expect(says(other)).toEqual(says(entries));
    }),
  );
});

test('a reader whose last act was to leave has left, whenever that was', () => {
  fc.assert(
    fc.property(fc.array(departure, { maxLength: 20 }), (entries) => {
      const last: Departure = { kind: 'left', who: ada, newsletter: 'weekly', at: at(59) };
      expect(
        createDepartureBook([...entries, last])
          .of([ada])
          ?.left.has('weekly'),
      ).toBe(true);
    }),
  );
});
