import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDrafts, dropDraft, isWritten, writeDraft, type DraftsState } from './drafts.ts';

const draft = (key: string, text = key) => ({ key, name: '', text });
const state = (current: string, ...keys: string[]): DraftsState => ({
  drafts: keys.map((key) => draft(key)),
  current,
});

test('what is added is shown, and an empty draft makes room for it', () => {
  const empty = { drafts: [draft('a', ' \n')], current: 'a' };
  expect(addDrafts(empty, [draft('b'), draft('c')])).toEqual(state('b', 'b', 'c'));
  expect(addDrafts(state('a', 'a'), [draft('b')])).toEqual(state('b', 'a', 'b'));
  expect(addDrafts(state('a', 'a'), [])).toEqual(state('a', 'a'));
});

test('after a draft comes the one that followed it, or else the last', () => {
  expect(dropDraft(state('b', 'a', 'b', 'c'), 'b')).toEqual(state('c', 'a', 'c'));
  expect(dropDraft(state('c', 'a', 'b', 'c'), 'c')).toEqual(state('b', 'a', 'b'));
  expect(dropDraft(state('a', 'a', 'b'), 'b')).toEqual(state('a', 'a'));
  expect(dropDraft(state('a', 'a'), 'a')).toEqual({ drafts: [], current: '' });
});

test('a file that could not be read is kept until somebody writes over it', () => {
  const broken = { ...draft('a', ''), broken: [] };
  expect(isWritten(broken)).toBe(true);
  expect(writeDraft({ drafts: [broken], current: 'a' }, 'a', 'New')).toEqual({
    drafts: [draft('a', 'New')],
    current: 'a',
  });
});

test('the draft on screen is always one of them', () => {
  const steps = fc.array(
    fc.tuple(fc.constantFrom('add', 'drop', 'write'), fc.constantFrom('a', 'b', 'c', 'd')),
  );
  fc.assert(
    fc.property(steps, (steps) => {
      const end = steps.reduce<DraftsState>(
        (before, [step, key]) => {
          if (step === 'drop') return dropDraft(before, key);
          if (step === 'write') return writeDraft(before, key, 'text');
          return before.drafts.some((one) => one.key === key)
            ? before
            : addDrafts(before, [draft(key)]);
        },
        { drafts: [], current: '' },
      );
      const keys = end.drafts.map(({ key }) => key);
      expect(keys.length === 0 ? end.current === '' : keys.includes(end.current)).toBe(true);
    }),
  );
});
