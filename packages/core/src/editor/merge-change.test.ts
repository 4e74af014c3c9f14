import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeChange, type Versioned } from './merge-change.ts';

const NEW: Versioned = {
  version: 1,
  changedIn: {},
  fields: { title: 'A', outlet: 'WIRED', summary: [{ text: 'One', label: null }] },
};

/** Stores a change; throws if it conflicts. */
function save(stored: Versioned, base: number | null, fields: Record<string, unknown>): Versioned {
  const merged = mergeChange(stored, { base, fields });
  if (merged.kind === 'conflict') throw new Error(JSON.stringify(merged));
  const { version, changedIn } = merged;
  return { version, changedIn, fields: { ...stored.fields, ...fields } };
}

test('changes of different fields from the same base both stay', () => {
  const first = save(NEW, 1, { title: 'B' });
  const both = save(first, 1, { outlet: 'The Wire' });
  expect(both).toMatchObject({ version: 3, fields: { title: 'B', outlet: 'The Wire' } });
});

test('a second change of the same field from the same base is a conflict with both texts', () => {
  const first = save(NEW, 1, { title: 'B', outlet: 'The Wire' });
  expect(mergeChange(first, { base: 1, fields: { title: 'C', outlet: 'The Wire' } })).toEqual({
    kind: 'conflict',
    base: 1,
    version: 2,
    fields: [{ field: 'title', theirs: 'B', yours: 'C' }],
  });
});

test('a change from the present version is no conflict, and neither is one without a base', () => {
  const first = save(NEW, 1, { title: 'B' });
  expect(save(first, 2, { title: 'C' }).version).toBe(3);
  expect(save(first, null, { title: 'C' }).version).toBe(3);
});

test('what is already there changes nothing, in any order of keys', () => {
  const summary = [{ label: null, text: 'One' }];
  expect(mergeChange(NEW, { base: 1, fields: { title: 'A', summary } })).toMatchObject({
    kind: 'merged',
    changed: [],
    version: 1,
  });
});

test('a base that was never stored conflicts with everything', () => {
  expect(mergeChange(NEW, { base: 2, fields: { title: 'B' } })).toMatchObject({ kind: 'conflict' });
  expect(mergeChange(NEW, { base: 2, fields: { title: 'A' } })).toMatchObject({ kind: 'merged' });
});

test('no change that was stored is ever lost to somebody who had not seen it', () => {
  const field = fc.constantFrom('title', 'outlet', 'summary');
  const edit = fc.record({ back: fc.nat(4), fields: fc.dictionary(field, fc.nat(2)) });
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
      const versions: Versioned[] = [NEW];
      for (const { back, fields } of edits) {
        const now = versions.at(-1) ?? NEW;
        const seen = versions.at(-1 - Math.min(back, versions.length - 1)) ?? NEW;
        const merged = mergeChange(now, { base: seen.version, fields });
        const overtaken = Object.keys(fields).filter(
          (name) =>
            now.fields[name] !== fields[name] &&
            versions.slice(versions.indexOf(seen) + 1).some((each, at, later) => {
              const before = later[at - 1] ?? seen;
              return each.fields[name] !== before.fields[name];
            }),
        );
        if (merged.kind === 'conflict') {
          expect(merged.fields.map((each) => each.field)).toEqual(overtaken);
          continue;
        }
        expect(overtaken).toEqual([]);
        if (merged.changed.length === 0) continue;
        versions.push({ ...merged, fields: { ...now.fields, ...fields } });
      }
    }),
  );
});
