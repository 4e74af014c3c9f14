import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeField } from './merge-field.ts';

const merge = (before: readonly string[], mine: readonly string[], theirs: readonly string[]) =>
  mergeField('summary', before, mine, theirs);

test('changes in different paragraphs come together', () => {
  expect(merge(['A.', 'B.', 'C.'], ['A!', 'B.', 'C.'], ['A.', 'B.', 'C?'])).toEqual({
    value: ['A!', 'B.', 'C?'],
    overlaps: false,
  });
});

test('a paragraph that one changed stands beside the one that the other added', () => {
  const merged = { value: ['A and mine.', 'Theirs.'], overlaps: false };
  expect(merge(['A.'], ['A and mine.'], ['A.', 'Theirs.'])).toEqual(merged);
  expect(merge(['A.'], ['A.', 'Theirs.'], ['A and mine.'])).toEqual(merged);
});

test('within a paragraph, changes of different words come together', () => {
  expect(merge(['One two three.'], ['Uno two three.'], ['One two drei.'])).toEqual({
    value: ['Uno two drei.'],
    overlaps: false,
  });
});

test('where both changed the same words, both texts stand there', () => {
  expect(merge(['One.'], ['Uno.'], ['Eins.'])).toEqual({
    value: ['Uno.', 'Eins.'],
    overlaps: true,
  });
});

test('findings and parts are merged by their texts', () => {
  const finding = (label: string | null, text: string) => ({ label, text });
  expect(
    mergeField(
      'keyFindings',
      [finding('Cost', 'High.'), finding(null, 'Other.')],
      [finding('Price', 'High.'), finding(null, 'Other.')],
      [finding('Cost', 'Very High.'), finding(null, 'Other.')],
    ),
  ).toEqual({ value: [finding('Price', 'Very High.'), finding(null, 'Other.')], overlaps: false });
  const part = (heading: string, ...texts: string[]) => ({
    heading,
    blocks: texts.map((text) => ({ type: 'paragraph', text })),
  });
  expect(
    mergeField(
      'sections',
      [part('Sources', 'A.', 'B.')],
      [part('Sources', 'A.', 'B.', 'Mine.')],
      [part('All sources', 'A.', 'B.')],
    ),
  ).toEqual({ value: [part('All sources', 'A.', 'B.', 'Mine.')], overlaps: false });
});

test('a single value such as a date is not merged', () => {
  expect(mergeField('publishedOn', '2026-01-01', '2026-01-02', '2026-01-03')).toBeNull();
  expect(mergeField('title', 'One', 'Uno', 'Eins')).toBeNull();
});

const rows = fc.array(fc.constantFrom('A.', 'B.', 'C.', 'A B.', 'A C.'), { maxLength: 5 });

test('nothing that one side added is missing from a merge', () => {
  fc.assert(
    fc.property(rows, rows, rows, (before, mine, theirs) => {
      const merged = merge(before, mine, theirs);
      const words = ((merged?.value ?? []) as string[]).join(' ').split(' ');
      const added = [...mine, ...theirs]
        .flatMap((row) => row.split(' '))
        .filter((word) => !before.join(' ').split(' ').includes(word));
      for (const word of added) expect(words).toContain(word);
    }),
  );
});

test('a side that changed nothing changes nothing', () => {
  fc.assert(
    fc.property(rows, rows, (before, mine) => {
      expect(merge(before, mine, before)).toEqual({ value: mine, overlaps: false });
      expect(merge(before, before, mine)).toEqual({ value: mine, overlaps: false });
    }),
  );
});
