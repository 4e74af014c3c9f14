import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foreseeApproval, isCovered, type GivenApproval, type IssueChange } from './four-eyes.ts';

const person = fc.constantFrom('ana', 'bea', 'cleo');
const instant = fc.integer({ min: 0, max: 9 }).map((minute) => new Date(minute * 60_000));
const change: fc.Arbitrary<IssueChange> = fc.record({
  by: fc.option(person),
  at: fc.option(instant),
});
const approval: fc.Arbitrary<GivenApproval> = fc.record({
  by: person,
  at: instant,
  overrides: fc.subarray(['no-readers', 'over-clip']),
});
const changes = fc.array(change, { maxLength: 5 });
const approvals = fc.array(approval, { maxLength: 5 });
const LATER = new Date(3_600_000);
const plain = (by: string): GivenApproval => ({ by, at: LATER, overrides: [] });
const made = (by: string | null): IssueChange => ({ by, at: null });

test('nothing is covered without an approval', () => {
  fc.assert(
    fc.property(changes, (all) => {
      expect(isCovered(all, [])).toBe(false);
    }),
  );
});

test('nobody covers alone what they made', () => {
  fc.assert(
    fc.property(changes, approvals, person, (others, all, by) => {
      const alone = all.map((each) => ({ ...each, by }));
      expect(isCovered([...others, made(by)], alone)).toBe(false);
      expect(isCovered([...others, made(null)], alone)).toBe(false);
    }),
  );
});

test('an override is never covered by its maker alone', () => {
  fc.assert(
    fc.property(changes, approvals, person, (others, all, by) => {
      const alone = [...all.map((each) => ({ ...each, by })), { ...plain(by), overrides: ['x'] }];
      expect(isCovered(others, alone)).toBe(false);
    }),
  );
});

test('two people who approve after everything, without overrides, always suffice', () => {
  fc.assert(
    fc.property(changes, approvals, (all, earlier) => {
      expect(isCovered(all, [...earlier, plain('ana'), plain('bea')])).toBe(true);
    }),
  );
});

test('one who made nothing suffices', () => {
  fc.assert(
    fc.property(fc.array(person), (makers) => {
      expect(isCovered(makers.map(made), [plain('dora')])).toBe(true);
    }),
  );
});

test('the order of approvals matters only to overrides', () => {
  const bare = approval.map((each) => ({ ...each, overrides: [] }));
  const both = fc
    .array(bare, { maxLength: 5 })
    .chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
  fc.assert(
    fc.property(changes, both, (all, [some, same]) => {
      expect(isCovered(all, same)).toBe(isCovered(all, some));
    }),
  );
});

test('one more approval without overrides never takes back what was covered', () => {
  fc.assert(
    fc.property(changes, approvals, person, (all, given, by) => {
      fc.pre(isCovered(all, given));
      expect(isCovered(all, [...given, plain(by)])).toBe(true);
    }),
  );
});

test('what the bytes do not show needs an approval from afterwards', () => {
  const at = new Date(60_000);
  const rule = [{ by: 'ana', at }];
  const before = { by: 'bea', at: new Date(0), overrides: [] };
  expect(isCovered(rule, [before, { by: 'ana', at: LATER, overrides: [] }])).toBe(false);
  expect(isCovered(rule, [{ ...before, at }])).toBe(true);
});

test('an override is covered by a later approval, or by somebody who sets the same rule aside', () => {
  const ana = { ...plain('ana'), overrides: ['no-readers'] };
  expect(isCovered([], [ana])).toBe(false);
  expect(isCovered([], [plain('bea'), ana])).toBe(false);
  expect(isCovered([], [ana, plain('bea')])).toBe(true);
  expect(isCovered([], [{ ...ana, by: 'bea' }, ana])).toBe(true);
});

test('it tells what an approval would do', () => {
  const both = [made('ana'), made('bea')];
  expect(foreseeApproval(both, [], 'ana')).toBe('one-more');
  expect(foreseeApproval(both, [], 'cleo')).toBe('completes');
  expect(foreseeApproval(both, [plain('ana')], 'ana')).toBe('given');
  expect(foreseeApproval(both, [plain('ana')], 'bea')).toBe('completes');
  // Taken back or held after that, it is open again, and approving it lets it go on.
  expect(foreseeApproval(both, [plain('ana'), plain('bea')], 'ana')).toBe('completes');
  const later = [{ ...plain('ana') }, { ...plain('bea'), overrides: ['no-readers'] }];
  expect(foreseeApproval([made('ana')], later, 'ana')).toBe('completes');
});
