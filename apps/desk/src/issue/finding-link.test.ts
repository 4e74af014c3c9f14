import { expect, test } from 'vitest';
import { linkTo } from './finding-link.ts';

test.each([
  [{ kind: 'review', id: '7', field: 'summary' } as const, '/reviews/7#summary'],
  [{ kind: 'review', id: '7', field: null } as const, '/reviews/7'],
  [{ kind: 'newsletter', field: 'postalAddress' } as const, '/settings/sample#postalAddress'],
])('a finding about %j leads to %s', (place, to) => {
  expect(linkTo(place, 'sample', true)).toEqual({ kind: 'there', to });
});

test('a finding about a line of the issue leads to its field', () => {
  const place = { kind: 'issue', field: 'preheader' } as const;
  expect(linkTo(place, 'sample', true)).toEqual({ kind: 'here', id: 'issue-preheader' });
});

test('a finding about a setting leads only those there who may change it', () => {
  const place = { kind: 'newsletter', field: 'from' } as const;
  expect(linkTo(place, 'sample', false)).toEqual({ kind: 'owners' });
});
